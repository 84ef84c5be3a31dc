/** An example that is a row of a table: a name and a value a line. */

import type { Kind } from "./kind";

export const row: Kind<"row"> = {
  Content: ({ card }) => (
    <table class="row">
      <tbody>
        {card.fields.map(([name, value], i) => (
          <tr key={`${i} ${name}`}>
            <th scope="row" dir="auto">
              {name}
            </th>
            <td dir="auto">{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  ),
  plainText: (card) => card.fields.map(([, value]) => value).join(" · "),
};
