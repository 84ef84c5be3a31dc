/** Cells of a table: a name and a value a line. */

export function Cells({ cells }: { cells: [string, string][] }) {
  return (
    <table class="row">
      <tbody>
        {cells.map(([name, value], i) => (
          <tr key={`${i} ${name}`}>
            <th scope="row" dir="auto">
              {name}
            </th>
            <td dir="auto">{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
