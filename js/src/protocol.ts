/** The wire, in types: the twin of protocol.py. tests/wire/*.json is the referee between the two. */

export const PROTOCOL = 1;

interface CardBase {
  key: string;
  name: string;
  /** The kernel sends this card a second time on purpose, although it was skipped before. */
  again: boolean;
  /** Likeliest classes with their probability, best first; empty while there is no model. */
  top: [string, number][];
}
export type Card =
  | (CardBase & { kind: "text"; text: string })
  | (CardBase & { kind: "row"; fields: [string, string][] });

/** One class; with multilabel any number of them, in the order of the classes. */
export type Answer = string | readonly string[];

export type Phase = "seed" | "ready" | "training" | "done" | "failed";
const PHASES: readonly string[] = ["seed", "ready", "training", "done", "failed"];

export interface Status {
  rev: number;
  protocol: number;
  desk: string;
  phase: Phase;
  multilabel: boolean;
  classes: { name: string; key: string | null }[];
  version: number;
  trained: number;
  busy: { what: string; share: number | null } | null;
  accuracy: { value: number; low: number; high: number; n: number; method: string } | null;
  target: number | null;
  budget: number | null;
  cost: number | null;
  advice: string;
  notice: { level: string; text: string } | null;
  store: string | null;
}

export interface Ack {
  kind: "ack";
  client: string;
  upto: number;
  refused: { seq: number; why: string }[];
  done: string[];
  open: string[];
  labels: number;
  left: number;
}
export interface Batch {
  kind: "batch";
  rev: number;
  version: number;
  append: boolean;
  cards: Card[];
}
export interface PastItem {
  at: number;
  do: "label" | "skip";
  value: Answer | null;
  card: Card;
}
export interface Past {
  kind: "past";
  client: string;
  more: boolean;
  items: PastItem[];
}
export type KernelMessage = Ack | Batch | Past;

export interface Decision {
  seq: number;
  do: "label" | "skip" | "undo" | "class";
  key: string | null;
  value: Answer | null;
  ms: number;
}
export interface Hello {
  kind: "hello";
  client: string;
  protocol: number;
  dark: boolean;
}
export interface Events {
  kind: "events";
  client: string;
  base: number;
  events: Decision[];
}
export interface Recall {
  kind: "recall";
  client: string;
  before: number | null;
  n: number;
}
export interface Theme {
  kind: "theme";
  dark: boolean;
}
export type BrowserMessage = Hello | Events | Recall | Theme;

// One builder per message; the order of the fields is the order on the wire.

export const hello = (client: string, dark: boolean): Hello => ({
  kind: "hello",
  client,
  protocol: PROTOCOL,
  dark,
});

export const events = (client: string, base: number, decisions: readonly Decision[]): Events => ({
  kind: "events",
  client,
  base,
  events: decisions.map((d) => ({ seq: d.seq, do: d.do, key: d.key, value: d.value, ms: d.ms })),
});

export const recall = (client: string, before: number | null, n: number): Recall => ({
  kind: "recall",
  client,
  before,
  n,
});

export const theme = (dark: boolean): Theme => ({ kind: "theme", dark });

// Guards. What does not fit is null: a page must survive whatever a kernel sends.

type Loose = Record<string, unknown>;
const isLoose = (x: unknown): x is Loose => typeof x === "object" && x !== null && !Array.isArray(x);
const isText = (x: unknown): x is string => typeof x === "string";
const isNumber = (x: unknown): x is number => typeof x === "number" && Number.isFinite(x);
const isTexts = (x: unknown): x is string[] => Array.isArray(x) && x.every(isText);
const isPairs = <T>(x: unknown, second: (y: unknown) => y is T): x is [string, T][] =>
  Array.isArray(x) && x.every((p) => Array.isArray(p) && p.length === 2 && isText(p[0]) && second(p[1]));
const numberOr = <T>(x: unknown, other: T): number | T => (isNumber(x) ? x : other);

export const isAnswer = (x: unknown): x is Answer => isText(x) || isTexts(x);

function isCard(x: unknown): x is Card {
  if (!isLoose(x) || !isText(x.key) || !isText(x.name) || typeof x.again !== "boolean") return false;
  if (!isPairs(x.top, isNumber)) return false;
  return x.kind === "text" ? isText(x.text) : x.kind === "row" && isPairs(x.fields, isText);
}

const isRefused = (x: unknown): boolean => isLoose(x) && isNumber(x.seq) && isText(x.why);

const isPastItem = (x: unknown): boolean =>
  isLoose(x) &&
  isNumber(x.at) &&
  (x.do === "label" || x.do === "skip") &&
  (x.value === null || isAnswer(x.value)) &&
  isCard(x.card);

export function parseFromKernel(message: unknown): KernelMessage | null {
  if (!isLoose(message)) return null;
  const m = message;
  let fits = false;
  if (m.kind === "ack") {
    fits =
      isText(m.client) &&
      isNumber(m.upto) &&
      Array.isArray(m.refused) &&
      m.refused.every(isRefused) &&
      isTexts(m.done) &&
      isTexts(m.open) &&
      isNumber(m.labels) &&
      isNumber(m.left);
  } else if (m.kind === "batch") {
    fits =
      isNumber(m.rev) &&
      isNumber(m.version) &&
      typeof m.append === "boolean" &&
      Array.isArray(m.cards) &&
      m.cards.every(isCard);
  } else if (m.kind === "past") {
    fits =
      isText(m.client) && typeof m.more === "boolean" && Array.isArray(m.items) && m.items.every(isPastItem);
  }
  return fits ? (m as unknown as KernelMessage) : null;
}

/** Reads the status trait. Identity and order are strict; a missing ornament only shows as missing. */
export function parseStatus(x: unknown): Status | null {
  if (!isLoose(x) || !isNumber(x.rev) || !isText(x.desk)) return null;
  if (!isText(x.phase) || !PHASES.includes(x.phase)) return null;
  if (!Array.isArray(x.classes) || !x.classes.every((c) => isLoose(c) && isText(c.name))) return null;
  const { busy, accuracy: a, notice } = x;
  const measured = isLoose(a) && [a.value, a.low, a.high, a.n].every(isNumber) && isText(a.method);
  return {
    rev: x.rev,
    protocol: numberOr(x.protocol, PROTOCOL),
    desk: x.desk,
    phase: x.phase as Phase,
    multilabel: x.multilabel === true,
    classes: (x.classes as Loose[]).map((c) => ({
      name: c.name as string,
      key: isText(c.key) && c.key !== "" ? c.key : null,
    })),
    version: numberOr(x.version, 0),
    trained: numberOr(x.trained, 0),
    busy: isLoose(busy) && isText(busy.what) ? { what: busy.what, share: numberOr(busy.share, null) } : null,
    accuracy: measured ? (a as unknown as Status["accuracy"]) : null,
    target: numberOr(x.target, null),
    budget: numberOr(x.budget, null),
    cost: numberOr(x.cost, null),
    advice: isText(x.advice) ? x.advice : "",
    notice:
      isLoose(notice) && isText(notice.text)
        ? { level: isText(notice.level) ? notice.level : "info", text: notice.text }
        : null,
    store: isText(x.store) ? x.store : null,
  };
}
