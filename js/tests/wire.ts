/**
 * The golden messages, which pytest reads too. batch.json holds cards of kind text and row, batch_html.json one of kind
 * html. Each new kind of example gets its own golden message.
 */

import type { Card } from "../src/protocol";

export interface Golden {
  name: string;
  from: "kernel" | "browser";
  message: Record<string, unknown>;
}

const files = import.meta.glob("../../tests/wire/*.json", { eager: true, import: "default" });

export const golden: Golden[] = Object.entries(files)
  .map(([path, content]) => ({ ...(content as Golden), name: path.split("/").at(-1)! }))
  .sort((a, b) => (a.name < b.name ? -1 : 1));

export const card = (key: string, more: Partial<Card> = {}): Card =>
  ({ key, kind: "text", name: key, text: `text of ${key}`, again: false, top: [], ...more }) as Card;

export const cards = (from: number, n: number): Card[] =>
  Array.from({ length: n }, (_, i) => card(`k${from + i}`));

export const status = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  ...golden.find((g) => g.name === "status_fresh.json")!.message,
  ...more,
});

export const charts = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  ...golden.find((g) => g.name === "charts.json")!.message,
  ...more,
});
