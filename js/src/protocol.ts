/**
 * The messages between kernel and page, as types: the twin of protocol.py.
 * tests/wire/*.json holds one golden message of each sort; the tests of both sides read them.
 */

export const PROTOCOL = 1;

type Fields = Record<string, unknown>;
const isFields = (x: unknown): x is Fields => typeof x === "object" && x !== null && !Array.isArray(x);
const isText = (x: unknown): x is string => typeof x === "string";
const isNumber = (x: unknown): x is number => typeof x === "number" && Number.isFinite(x);
const isTexts = (x: unknown): x is string[] => Array.isArray(x) && x.every(isText);
const isPairs = <T>(x: unknown, isSecond: (y: unknown) => y is T): x is [string, T][] =>
  Array.isArray(x) && x.every((p) => Array.isArray(p) && p.length === 2 && isText(p[0]) && isSecond(p[1]));
const isTextPairs = (x: unknown): x is [string, string][] => isPairs(x, isText);
const numberOr = <T>(x: unknown, otherwise: T): number | T => (isNumber(x) ? x : otherwise);

/** What a card holds beside the common fields: one line a kind of example, its fields with their checks. */
const CONTENT = {
  text: { text: isText },
  row: { fields: isTextPairs },
  /** Markup, sanitised in the kernel; the page sanitises it again. */
  html: { html: isText },
};

interface CardBase {
  key: string;
  name: string;
  /** The example was skipped before, and the kernel asks for it a second time on purpose. */
  again: boolean;
  /** Likeliest classes with their probability, best first; empty while there is no model. */
  top: [string, number][];
}
type Checked<Check> = Check extends (x: unknown) => x is infer T ? T : never;
type Content<K extends CardKind> = {
  -readonly [Name in keyof (typeof CONTENT)[K]]: Checked<(typeof CONTENT)[K][Name]>;
};
export type CardKind = keyof typeof CONTENT;
export type CardOf<K extends CardKind> = CardBase & { kind: K } & Content<K>;
export type Card = { [K in CardKind]: CardOf<K> }[CardKind];

export interface LabelClass {
  name: string;
  /** The key the user gave this class; null if it has none. */
  key: string | null;
}

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
  classes: LabelClass[];
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
  /** The last number of this client that the kernel stored or refused, and with it all before. */
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

// One builder a message. The golden messages fix the order of the fields.

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

// Checks. A message that does not fit is read as null: the page goes on, whatever a kernel sends.

export const isAnswer = (x: unknown): x is Answer => isText(x) || isTexts(x);

function isCard(x: unknown): x is Card {
  if (!isFields(x) || !isText(x.key) || !isText(x.name) || typeof x.again !== "boolean") return false;
  if (!isPairs(x.top, isNumber)) return false;
  if (!isText(x.kind) || !Object.hasOwn(CONTENT, x.kind)) return false;
  const checks: Record<string, (value: unknown) => boolean> = CONTENT[x.kind as CardKind];
  return Object.entries(checks).every(([name, fits]) => fits(x[name]));
}

const isRefusal = (x: unknown): boolean => isFields(x) && isNumber(x.seq) && isText(x.why);

const isPastItem = (x: unknown): boolean =>
  isFields(x) &&
  isNumber(x.at) &&
  (x.do === "label" || x.do === "skip") &&
  (x.value === null || isAnswer(x.value)) &&
  isCard(x.card);

export function parseFromKernel(message: unknown): KernelMessage | null {
  if (!isFields(message)) return null;
  const m = message;
  let fits = false;
  if (m.kind === "ack") {
    fits =
      isText(m.client) &&
      isNumber(m.upto) &&
      Array.isArray(m.refused) &&
      m.refused.every(isRefusal) &&
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

/** Reads the status trait. Revision, desk, phase and classes must be right; any other field defaults to "none". */
export function parseStatus(x: unknown): Status | null {
  if (!isFields(x) || !isNumber(x.rev) || !isText(x.desk)) return null;
  if (!isText(x.phase) || !PHASES.includes(x.phase)) return null;
  if (!Array.isArray(x.classes) || !x.classes.every((c) => isFields(c) && isText(c.name))) return null;
  const { busy, accuracy, notice } = x;
  const measured =
    isFields(accuracy) &&
    [accuracy.value, accuracy.low, accuracy.high, accuracy.n].every(isNumber) &&
    isText(accuracy.method);
  return {
    rev: x.rev,
    protocol: numberOr(x.protocol, PROTOCOL),
    desk: x.desk,
    phase: x.phase as Phase,
    multilabel: x.multilabel === true,
    classes: (x.classes as Fields[]).map((c) => ({
      name: c.name as string,
      key: isText(c.key) && c.key !== "" ? c.key : null,
    })),
    version: numberOr(x.version, 0),
    trained: numberOr(x.trained, 0),
    busy: isFields(busy) && isText(busy.what) ? { what: busy.what, share: numberOr(busy.share, null) } : null,
    accuracy: measured ? (accuracy as unknown as Status["accuracy"]) : null,
    target: numberOr(x.target, null),
    budget: numberOr(x.budget, null),
    cost: numberOr(x.cost, null),
    advice: isText(x.advice) ? x.advice : "",
    notice:
      isFields(notice) && isText(notice.text)
        ? { level: isText(notice.level) ? notice.level : "info", text: notice.text }
        : null,
    store: isText(x.store) ? x.store : null,
  };
}
