/** An example that is a text: shown as it is, whatever it holds; below it the columns the user wants on the card. */

import { Cells } from "./cells";
import type { Kind } from "./kind";

export const text: Kind<"text"> = {
  Content: ({ card }) => (
    <>
      <div class="text" dir="auto">
        {card.text}
      </div>
      {card.fields?.length ? <Cells cells={card.fields} /> : null}
    </>
  ),
  plainText: (card) => card.text,
};
