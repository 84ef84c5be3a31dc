/** An example that is a row of a table: a name and a value a line. */

import { Cells } from "./cells";
import type { Kind } from "./kind";

export const row: Kind<"row"> = {
  Content: ({ card }) => <Cells cells={card.fields} />,
  plainText: (card) => card.fields.map(([, value]) => value).join(" · "),
};
