/** From the data of a chart to what plotly draws: traces and layout. */

import type { Curve, Uncertainty } from "../protocol";

/** What the place of a chart gives: its size in pixels, its type, and the colours of the theme. */
export interface Look {
  width: number;
  height: number;
  family: string;
  size: number;
  ink: string;
  quiet: string;
  page: string;
  rim: string;
  brand: string;
  accent: string;
}

export interface Figure {
  data: Record<string, unknown>[];
  layout: Record<string, unknown>;
}

const CLEAR = "rgba(0,0,0,0)";
const LONGEST = 100;
/** Of the axis of accuracy: the marks of changed settings hang there. */
const CEILING = 1;

/** A text as plotly shows it character by character: it reads markup, templates and TeX in every text. */
export const verbatim = (text: string): string =>
  [...text]
    .slice(0, LONGEST)
    .join("")
    .replace(/[<>&%$]/g, (one) => `&#${one.charCodeAt(0)};`);

/** The same colour, pale. */
const pale = (colour: string): string =>
  colour.replace(/^rgba?\(([^,]+),([^,]+),([^,)]+).*$/, "rgba($1,$2,$3,0.18)");

/** What the accuracy at a point was measured on, in words. */
export function pointSource(data: Curve, i: number): string {
  const words = data.sources[data.source[i]!] ?? "";
  return data.n[i] === null ? words : `${data.n[i]} ${words}`;
}

function layout(look: Look, x: Record<string, unknown>, y: Record<string, unknown>): Figure["layout"] {
  const axis = { fixedrange: true, gridcolor: look.rim, zerolinecolor: look.rim, linecolor: look.rim };
  return {
    width: look.width,
    height: look.height,
    margin: { l: 40, r: 10, t: 8, b: 36 },
    paper_bgcolor: CLEAR,
    plot_bgcolor: CLEAR,
    font: { family: look.family, size: look.size, color: look.quiet },
    showlegend: false,
    dragmode: false,
    hovermode: "closest",
    hoverlabel: { bgcolor: look.page, bordercolor: look.rim, font: { color: look.ink }, align: "left" },
    xaxis: { ...axis, showgrid: false, ...x },
    yaxis: { ...axis, ...y },
  };
}

const title = (text: string, { size }: Look) => ({ text: verbatim(text), standoff: 6, font: { size } });

export function uncertaintyFigure(data: Uncertainty, look: Look): Figure {
  const bins = data.now.length;
  const bars = (counts: number[], when: string, more: Record<string, unknown>) => {
    const total = counts.reduce((sum, one) => sum + one, 0) || 1;
    const words = (i: number) =>
      verbatim(data.margin)
        .replace("{low}", `${Math.round(100 * (1 - (i + 1) / bins))}`)
        .replace("{high}", `${Math.round(100 * (1 - i / bins))}`);
    return {
      type: "bar",
      x: counts.map((_, i) => (i + 0.5) / bins),
      y: counts.map((one) => one / total),
      width: 0.92 / bins,
      hovertext: counts.map(
        (one, i) => `${((100 * one) / total).toFixed(1)} % of the undecided pool ${when}:<br>${words(i)}`,
      ),
      hoverinfo: "text",
      ...more,
    };
  };
  return {
    data: [
      bars(data.before, "a round before", { marker: { color: look.quiet, opacity: 0.4 } }),
      bars(data.now, "now", { marker: { color: look.brand, opacity: 0.75 } }),
    ],
    layout: {
      ...layout(
        look,
        { range: [0, 1], title: title(data.axis, look) },
        { tickformat: ".0%", rangemode: "tozero", nticks: 4 },
      ),
      barmode: "overlay",
    },
  };
}

export function accuracyFigure(data: Curve, look: Look): Figure {
  const { labels } = data;
  const told = labels.map((n, i) =>
    [
      `${n} labels: ${data.value[i]!.toFixed(2)} [${data.low[i]!.toFixed(2)}, ${data.high[i]!.toFixed(2)}]`,
      `model ${data.model[i]}, ${pointSource(data, i)}`,
    ]
      .map(verbatim)
      .join("<br>"),
  );
  const edge = { type: "scatter", mode: "lines", line: { width: 0 }, hoverinfo: "skip" };
  const marks = (points: (readonly [number, number, string])[], marker: Record<string, unknown>) => ({
    type: "scatter",
    mode: "markers",
    x: points.map(([x]) => x),
    y: points.map(([, y]) => y),
    hovertext: points.map(([, , words]) => words),
    hoverinfo: "text",
    cliponaxis: false,
    marker,
  });
  const last = labels.length - 1;
  const { random, target } = data;
  return {
    data: [
      { ...edge, x: labels, y: data.low },
      { ...edge, x: labels, y: data.high, fill: "tonexty", fillcolor: pale(look.brand) },
      {
        type: "scatter",
        mode: "lines+markers",
        x: labels,
        y: data.value,
        hovertext: told,
        hoverinfo: "text",
        line: { color: look.brand, width: 2 },
        marker: { color: look.brand, size: 6 },
        // The newest has its interval as a bar as well: a single point has no band.
        error_y: {
          type: "data",
          symmetric: false,
          array: labels.map((_, i) => (i === last ? data.high[i]! - data.value[i]! : 0)),
          arrayminus: labels.map((_, i) => (i === last ? data.value[i]! - data.low[i]! : 0)),
          width: 0,
          thickness: 1.5,
        },
      },
      {
        type: "scatter",
        mode: "lines",
        x: target === null ? [] : [0, data.end],
        y: target === null ? [] : [target, target],
        hovertext: `target ${target?.toFixed(2)}`,
        hoverinfo: "text",
        line: { color: look.accent, dash: "dash", width: 1.5 },
      },
      marks(
        data.reached.map(([x, y]) => [x, y, `${x} labels: the target was first shown`] as const),
        { color: look.accent, size: 12, symbol: "star" },
      ),
      marks(
        random === null
          ? []
          : [
              [
                random[0],
                random[1],
                [`random order: ${random[1].toFixed(2)}`, random[2], random[3]].map(verbatim).join("<br>"),
              ],
            ],
        { color: look.quiet, size: 10, symbol: "diamond-open", line: { width: 2 } },
      ),
      marks(
        data.changes.map(([x, words]) => [x, CEILING, `${x} labels: ${verbatim(words)}`] as const),
        { color: look.quiet, size: 9, symbol: "triangle-down" },
      ),
    ],
    layout: {
      ...layout(
        look,
        { range: [0, 1.04 * Math.max(1, data.end)], title: title("labels", look) },
        { tickformat: ".2f", range: [0, 1.05], dtick: 0.25 },
      ),
      shapes: data.changes.map(([x]) => ({
        type: "line",
        x0: x,
        x1: x,
        y0: 0,
        y1: CEILING,
        line: { color: look.quiet, dash: "dot", width: 1 },
      })),
    },
  };
}
