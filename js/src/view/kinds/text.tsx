/** An example that is a text: shown as it is, whatever it holds. */

import type { Kind } from "./kind";

export const text: Kind<"text"> = {
  Content: ({ card }) => (
    <div class="text" dir="auto">
      {card.text}
    </div>
  ),
  plainText: (card) => card.text,
};
