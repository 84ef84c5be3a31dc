/** The charts beside the card: for each a sentence, a picture, and the same numbers as a table. */

import { type ReadonlySignal, type Signal, useComputed, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Charts, Curve, Uncertainty } from "../protocol";
import type { ChartTools } from "./charts-drawing";
import { keepDrawn } from "./charts-drawing";
import { accuracyFigure, type Figure, type Look, pointSource, uncertaintyFigure } from "./charts-figure";
import { percent } from "./format";

export function ChartsBeside({
  charts,
  tools,
}: {
  charts: ReadonlySignal<Charts | null>;
  tools: ChartTools;
}) {
  const now = charts.value;
  if (now === null) return null;
  return (
    <section class="charts" aria-label="charts">
      <Chart
        name="uncertainty"
        charts={charts}
        tools={tools}
        figure={(data, look) => uncertaintyFigure(data.uncertainty, look)}
        title={<span title={now.uncertainty.meaning}>How unsure the model is</span>}
        said={now.uncertainty.said}
        coming={
          now.version === 0 ? "Here: how the undecided examples lie between no doubt and full doubt." : ""
        }
        keys={[
          ["bar-now", "now"],
          ["bar-before", "round before"],
        ]}
      >
        <p class="quiet">{now.uncertainty.meaning}</p>
        <UncertaintyTable data={now.uncertainty} />
      </Chart>
      <Chart
        name="accuracy"
        charts={charts}
        tools={tools}
        figure={(data, look) => accuracyFigure(data.accuracy, look)}
        title={`${now.accuracy.measure.replace(/^./, (letter) => letter.toUpperCase())} by labels`}
        said={now.accuracy.said}
        coming={
          now.accuracy.labels.length === 0 ? `Here: ${now.accuracy.measure} with its 95 % interval.` : ""
        }
        keys={accuracyKeys(now.accuracy)}
      >
        <CurveTable data={now.accuracy} />
      </Chart>
    </section>
  );
}

interface ChartProps {
  name: string;
  charts: ReadonlySignal<Charts | null>;
  tools: ChartTools;
  figure: (data: Charts, look: Look) => Figure;
  title: preact.ComponentChildren;
  said: string;
  /** What will be in the picture while there is nothing to draw. */
  coming: string;
  keys: [mark: string, words: string][];
  children: preact.ComponentChildren;
}

function Chart({ name, charts, tools, figure, title, said, coming, keys, children }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const drawn: Signal<number> = useSignal(0);
  const version = useComputed(() => drawn.value);
  useEffect(() => keepDrawn(box.current!, charts, figure, tools, drawn), []);
  return (
    <figure class="chart" data-al="chart" data-chart={name} data-version={version}>
      <figcaption>
        <b>{title}</b> {said}
      </figcaption>
      <p class="keys" aria-hidden="true">
        {keys.map(([mark, words]) => (
          <span key={mark}>
            <i class={`mark ${mark}`} /> {words}
          </span>
        ))}
      </p>
      <div class="picture" aria-hidden="true">
        <div class="plot" ref={box} />
        {coming !== "" && <p class="coming">{coming}</p>}
      </div>
      <details>
        <summary>as a table</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: without a mouse it could not be scrolled */}
        <section class="numbers" aria-label={`${name} as a table`} tabIndex={0}>
          {children}
        </section>
      </details>
    </figure>
  );
}

function accuracyKeys(data: Curve): [string, string][] {
  const keys: [string, string, boolean][] = [
    ["dot", "95 % interval", data.labels.length > 0],
    ["dashes", "target", data.target !== null],
    ["star", "target shown: you can stop", data.reached.length > 0],
    ["diamond", "random order", data.random !== null],
    ["triangle", "settings changed", data.changes.length > 0],
  ];
  return keys.filter(([, , there]) => there).map(([mark, words]) => [mark, words]);
}

function UncertaintyTable({ data }: { data: Uncertainty }) {
  const shares = (counts: number[]) => {
    const total = counts.reduce((sum, one) => sum + one, 0);
    return counts.map((one) => (total === 0 ? "–" : percent(one / total)));
  };
  const [now, before] = [shares(data.now), shares(data.before)];
  const bins = data.now.length;
  return (
    <Table head={["unsure", "of the pool", "round before"]}>
      {now.map((share, i) => [
        `${(i / bins).toFixed(2)} to ${((i + 1) / bins).toFixed(2)}`,
        share,
        before[i] ?? "–",
      ])}
    </Table>
  );
}

function CurveTable({ data }: { data: Curve }) {
  const rows = data.labels.map((labels, i): [number, string[]] => [
    labels,
    [
      data.value[i]!.toFixed(2),
      `${data.low[i]!.toFixed(2)} to ${data.high[i]!.toFixed(2)}`,
      pointSource(data, i),
      data.reached.some(([at]) => at === labels) ? "target shown" : "",
    ],
  ]);
  if (data.random !== null) {
    const [labels, value, ...said] = data.random;
    rows.push([labels, [value.toFixed(2), "", "random order", said.join(" ")]]);
  }
  for (const [labels, words] of data.changes) rows.push([labels, ["", "", "", words]]);
  return (
    <Table head={["labels", data.measure, "95 % interval", "measured on", "note"]}>
      {rows.sort(([a], [b]) => a - b).map(([labels, cells]) => [`${labels}`, ...cells])}
    </Table>
  );
}

function Table({ head, children }: { head: string[]; children: string[][] }) {
  return (
    <table>
      <thead>
        <tr>
          {head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {children.map(([first, ...rest], row) => (
          <tr key={row}>
            <th scope="row">{first}</th>
            {rest.map((cell, column) => (
              <td key={head[column + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
