/** Cells of a row: names and values, side by side as many as fit. */

/** A value of more characters takes the whole width. */
const LONGEST_IN_COLUMN = 40;
/** With more cells they are set in the smaller size. */
const MOST_IN_LARGE = 8;

export function Cells({ cells }: { cells: [string, string][] }) {
  return (
    <dl class={cells.length > MOST_IN_LARGE ? "row dense" : "row"}>
      {cells.map(([name, value], i) => (
        <div
          key={`${i} ${name}`}
          class={value.length > LONGEST_IN_COLUMN || value.includes("\n") ? "wide" : undefined}
        >
          <dt dir="auto">{name}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
