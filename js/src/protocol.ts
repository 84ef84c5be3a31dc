/**
 * The messages between kernel and page, as types: the twin of protocol.py.
 * tests/wire/*.json holds one golden message of each sort; the tests of both sides read them.
 */

export const PROTOCOL = 1;

/** In one list of a message. */
const MAX_ITEMS = 100_000;
/** Characters of a name, a key or a sentence. */
const MAX_NAME = 10_000;
/** Characters of an example. */
const MAX_CONTENT = 100_000_000;
const MAX_CLIENT = 64;
/** No message has such fields, and a record that takes one over changes all objects of the page. */
const RESERVED = ["__proto__", "constructor", "prototype"];

type Fields = Record<string, unknown>;
const isFields = (x: unknown): x is Fields =>
  typeof x === "object" &&
  x !== null &&
  !Array.isArray(x) &&
  !RESERVED.some((name) => Object.hasOwn(x, name));
const isTextUpTo = (x: unknown, max: number): x is string => typeof x === "string" && x.length <= max;
const isContent = (x: unknown): x is string => isTextUpTo(x, MAX_CONTENT);
const isName = (x: unknown): x is string => isTextUpTo(x, MAX_NAME);
const isClient = (x: unknown): x is string => isTextUpTo(x, MAX_CLIENT) && x !== "";
const isNumber = (x: unknown): x is number => typeof x === "number" && Number.isFinite(x);
/** A whole number that JavaScript counts exactly. */
export const isCount = (x: unknown): x is number => Number.isSafeInteger(x) && (x as number) >= 0;
const isList = <T>(x: unknown, isItem: (y: unknown) => y is T): x is T[] =>
  Array.isArray(x) && x.length <= MAX_ITEMS && x.every(isItem);
const isNames = (x: unknown): x is string[] => isList(x, isName);
const isPair =
  <T>(isSecond: (y: unknown) => y is T) =>
  (x: unknown): x is [string, T] =>
    Array.isArray(x) && x.length === 2 && isName(x[0]) && isSecond(x[1]);
const isScores = (x: unknown): x is [string, number][] => isList(x, isPair(isNumber));
const isCells = (x: unknown): x is [string, string][] => isList(x, isCell);
const isCell = (x: unknown): x is [string, string] =>
  Array.isArray(x) && x.length === 2 && x.every(isContent);
const numberOr = <T>(x: unknown, otherwise: T): number | T => (isNumber(x) ? x : otherwise);
const countOr = <T>(x: unknown, otherwise: T): number | T => (isCount(x) ? x : otherwise);

/** What a card holds beside the common fields: one line a kind of example, its fields with their checks. */
const CONTENT = {
  text: { text: isContent },
  row: { fields: isCells },
  /** Markup, sanitised in the kernel; the page sanitises it again. */
  html: { html: isContent },
};

interface CardBase {
  key: string;
  name: string;
  /** The example was skipped before, and the kernel asks for it a second time on purpose. */
  again: boolean;
  /** Likeliest classes with their probability, best first; empty while there is no model. */
  top: [string, number][];
  /** What somebody remarked on the example. */
  note?: string;
  /** Columns that stand below a text. */
  fields?: [string, string][];
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
  /** What belongs to it, where somebody said so. */
  guideline?: string;
}

/** A class that gets another name, or is merged into the class of that name. */
export interface Renaming {
  from: string;
  to: string;
}

/** One class; with multilabel any number of them, in the order of the classes. */
export type Answer = string | readonly string[];

export type Phase = "seed" | "ready" | "training" | "done" | "failed";
const PHASES: readonly string[] = ["seed", "ready", "training", "done", "failed"];

const LEVELS: readonly string[] = ["error", "warning", "info"];

export interface Notice {
  level: string;
  text: string;
  /** What the page offers beside it: to write a lost store anew. */
  action: "restore" | null;
}

export interface Status {
  rev: number;
  protocol: number;
  desk: string;
  phase: Phase;
  multilabel: boolean;
  classes: LabelClass[];
  /** Names that a class had before, each with what it is called now. */
  renamed: [former: string, now: string][];
  version: number;
  trained: number;
  /** What the kernel is doing: the share done, and about how many seconds it still takes, where these are known. */
  busy: { what: string; share: number | null; left: number | null } | null;
  accuracy: { value: number; low: number; high: number; n: number; method: string } | null;
  target: number | null;
  budget: number | null;
  cost: number | null;
  advice: string;
  /** What examples are read as, and why, where the labels choose; else empty. */
  features: string;
  /** How many random audit examples would show the target; null where they would not. */
  measure: number | null;
  /** How many are still to be asked before anything else. */
  measuring: number;
  notice: Notice | null;
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
export interface PastDecision {
  at: number;
  do: "label" | "skip";
  value: Answer | null;
  card: Card;
}
export interface PastRenaming {
  at: number;
  do: "rename";
  value: Renaming & { merged: boolean };
  card: null;
}
export type PastItem = PastDecision | PastRenaming;
export interface Past {
  kind: "past";
  client: string;
  more: boolean;
  items: PastItem[];
}
/** How many labels each class has. */
export interface Counts {
  kind: "counts";
  client: string;
  counts: [name: string, labels: number][];
}
/** The share of each class in the pool with its interval; or why nothing can be said. */
export interface Population {
  kind: "population";
  client: string;
  why: string | null;
  n: number;
  method: string;
  shares: [name: string, share: number, low: number, high: number][];
}
/** Draws the charts; makes markup harmless. */
export type LibraryName = "charts" | "markup";
const LIBRARY_NAMES: readonly unknown[] = ["charts", "markup"];
/** A library: a gzipped script, which comes along as a buffer. */
export interface Library {
  kind: "library";
  client: string;
  name: LibraryName;
}
/** A cell that shows the desk has run. */
export interface Displayed {
  kind: "displayed";
}
/** The static summary, for the page to put into the notebook. */
export interface Summary {
  kind: "summary";
  html: string;
}
export type KernelMessage = Ack | Batch | Past | Counts | Population | Library | Displayed | Summary;

/** What the charts are drawn from. */
export interface Charts {
  rev: number;
  /** Of the newest model; 0 before there is one. */
  version: number;
  uncertainty: Uncertainty;
  accuracy: Curve;
}
/** How many undecided examples are how unsure, in equal bins from 0 to 1, at the newest round and the one before. */
export interface Uncertainty {
  axis: string;
  /** What the number says, in a sentence; and what a margin from {low} to {high} points says. */
  meaning: string;
  margin: string;
  said: string;
  now: number[];
  before: number[];
}
/** Accuracy by labels, one list a property of the points. */
export interface Curve {
  measure: string;
  said: string;
  /** The least length of the axis. */
  end: number;
  target: number | null;
  labels: number[];
  value: number[];
  low: number[];
  high: number[];
  /** Audit labels it was measured on; null for a test set. */
  n: (number | null)[];
  model: number[];
  /** Places in `sources`. */
  source: number[];
  sources: string[];
  /** Where the target was first shown: at most one point. */
  reached: [labels: number, value: number][];
  /** Where a model of as many random labels stands, and two sentences about it. */
  random: [labels: number, value: number, gained: string, against: string] | null;
  /** Where settings changed, and which. */
  changes: [labels: number, words: string][];
}

/** What belongs to a class; empty where nothing is said. */
export interface Guideline {
  class: string;
  text: string;
}

export interface Decision {
  seq: number;
  do: "label" | "skip" | "undo" | "class" | "rename" | "guideline" | "note";
  key: string | null;
  /** Of a renaming, and of its undo, what is called otherwise. */
  value: Answer | Renaming | Guideline | null;
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
export interface Restore {
  kind: "restore";
  client: string;
}
export interface Measure {
  kind: "measure";
  client: string;
  n: number;
}
export interface AskCounts {
  kind: "counts";
  client: string;
}
export interface AskPopulation {
  kind: "population";
  client: string;
}
export interface AskLibrary {
  kind: "library";
  client: string;
  name: LibraryName;
}
export type BrowserMessage =
  | Hello
  | Events
  | Recall
  | Theme
  | Restore
  | Measure
  | AskCounts
  | AskPopulation
  | AskLibrary;

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

export const restore = (client: string): Restore => ({ kind: "restore", client });

export const measure = (client: string, n: number): Measure => ({ kind: "measure", client, n });

export const askCounts = (client: string): AskCounts => ({ kind: "counts", client });

export const askPopulation = (client: string): AskPopulation => ({ kind: "population", client });

export const askLibrary = (client: string, name: LibraryName): AskLibrary => ({
  kind: "library",
  client,
  name,
});

// Checks. A message that does not fit is read as null: the page goes on, whatever a kernel sends.

/** Whether the kernel takes decisions under this name: a message under another would be refused for ever. */
export const isPageClient = (x: string): boolean => /^c-[0-9A-Za-z-]{1,62}$/.test(x);

export const isRenaming = (x: unknown): x is Renaming => isFields(x) && isName(x.from) && isName(x.to);

export const isGuideline = (x: unknown): x is Guideline => isFields(x) && isName(x.class) && isName(x.text);

export const isAnswer = (x: unknown): x is Answer => isName(x) || isNames(x);

function isCard(x: unknown): x is Card {
  if (!isFields(x) || !isName(x.key) || !isName(x.name) || typeof x.again !== "boolean") return false;
  if (!isScores(x.top)) return false;
  if (x.note !== undefined && !isName(x.note)) return false;
  if (x.fields !== undefined && !isCells(x.fields)) return false;
  if (!isName(x.kind) || !Object.hasOwn(CONTENT, x.kind)) return false;
  const checks: Record<string, (value: unknown) => boolean> = CONTENT[x.kind as CardKind];
  return Object.entries(checks).every(([name, fits]) => fits(x[name]));
}

const isRefusal = (x: unknown): x is Ack["refused"][number] => isFields(x) && isCount(x.seq) && isName(x.why);

const isPastItem = (x: unknown): x is PastItem => {
  if (!isFields(x) || !isCount(x.at)) return false;
  if (x.do === "rename") return isPastRenaming(x.value) && x.card === null;
  return (x.do === "label" || x.do === "skip") && (x.value === null || isAnswer(x.value)) && isCard(x.card);
};

const isPastRenaming = (x: unknown): boolean =>
  isRenaming(x) && typeof (x as unknown as Fields).merged === "boolean";

const isShare = (x: unknown): x is Population["shares"][number] =>
  Array.isArray(x) && x.length === 4 && isName(x[0]) && x.slice(1).every(isNumber);

/** The fields of each message of the kernel, with their checks. */
const MESSAGES: Record<KernelMessage["kind"], Record<string, (value: unknown) => boolean>> = {
  ack: {
    client: isClient,
    upto: isCount,
    refused: (x) => isList(x, isRefusal),
    done: isNames,
    open: isNames,
    labels: isCount,
    left: isCount,
  },
  batch: {
    rev: isCount,
    version: isCount,
    append: (x) => typeof x === "boolean",
    cards: (x) => isList(x, isCard),
  },
  past: {
    client: isClient,
    more: (x) => typeof x === "boolean",
    items: (x) => isList(x, isPastItem),
  },
  counts: {
    client: isClient,
    counts: (x) => isList(x, isPair(isCount)),
  },
  population: {
    client: isClient,
    why: (x) => x === null || isName(x),
    n: isCount,
    method: isName,
    shares: (x) => isList(x, isShare),
  },
  displayed: {},
  library: { client: isClient, name: (x) => LIBRARY_NAMES.includes(x) },
  summary: { html: isContent },
};

const isNumbers = (x: unknown): x is number[] => isList(x, isNumber);

const UNCERTAINTY: Record<keyof Uncertainty, (x: unknown) => boolean> = {
  axis: isName,
  meaning: isName,
  margin: isName,
  said: isName,
  now: isNumbers,
  before: isNumbers,
};

const CURVE: Record<keyof Curve, (x: unknown) => boolean> = {
  measure: isName,
  said: isName,
  end: isNumber,
  target: (x) => x === null || isNumber(x),
  labels: isNumbers,
  value: isNumbers,
  low: isNumbers,
  high: isNumbers,
  n: (x) => isList(x, (y) => y === null || isNumber(y)),
  model: isNumbers,
  source: isNumbers,
  sources: isNames,
  reached: (x) => isList(x, (y): y is [number, number] => isNumbers(y) && y.length === 2),
  random: (x) => x === null || (Array.isArray(x) && x.length === 4 && fitsRandom(x)),
  changes: (x) => isList(x, (y): y is [number, string] => Array.isArray(y) && isNumber(y[0]) && isName(y[1])),
};
const fitsRandom = ([labels, value, gained, against]: unknown[]): boolean =>
  isNumbers([labels, value]) && isNames([gained, against]);

const fits = (x: unknown, checks: Record<string, (value: unknown) => boolean>): boolean =>
  isFields(x) && Object.entries(checks).every(([name, check]) => check(x[name]));

/** Reads the trait of the charts; null for one that cannot be drawn, as of another version in a saved notebook. */
export function parseCharts(x: unknown): Charts | null {
  const whole =
    isFields(x) &&
    isCount(x.rev) &&
    isCount(x.version) &&
    fits(x.uncertainty, UNCERTAINTY) &&
    fits(x.accuracy, CURVE);
  if (!whole) return null;
  const charts = x as unknown as Charts;
  const { labels, value, low, high, n, model, source } = charts.accuracy;
  return [value, low, high, n, model, source].every((one) => one.length === labels.length) ? charts : null;
}

export function parseFromKernel(message: unknown): KernelMessage | null {
  if (!isFields(message) || !isName(message.kind) || !Object.hasOwn(MESSAGES, message.kind)) return null;
  const checks = MESSAGES[message.kind as KernelMessage["kind"]];
  return fits(message, checks) ? (message as unknown as KernelMessage) : null;
}

function readBusy(x: unknown): Status["busy"] {
  if (!isFields(x) || !isName(x.what)) return null;
  return { what: x.what, share: numberOr(x.share, null), left: countOr(x.left, null) };
}

/** Reads the status trait. Revision, desk, phase and classes must be right; any other field defaults to "none". */
export function parseStatus(x: unknown): Status | null {
  if (!isFields(x) || !isCount(x.rev) || !isTextUpTo(x.desk, MAX_CLIENT)) return null;
  if (!isName(x.phase) || !PHASES.includes(x.phase)) return null;
  if (!isList(x.classes, isClass)) return null;
  const { accuracy, notice } = x;
  return {
    rev: x.rev,
    protocol: countOr(x.protocol, PROTOCOL),
    desk: x.desk,
    phase: x.phase as Phase,
    multilabel: x.multilabel === true,
    classes: x.classes.map(({ name, key, guideline }) => ({
      name,
      key: isCharacter(key) ? key : null,
      ...(isName(guideline) ? { guideline } : {}),
    })),
    renamed: isList(x.renamed, isPair(isName)) ? x.renamed.map(([former, now]) => [former, now]) : [],
    version: countOr(x.version, 0),
    trained: countOr(x.trained, 0),
    busy: readBusy(x.busy),
    accuracy: isAccuracy(accuracy) ? accuracy : null,
    target: numberOr(x.target, null),
    budget: countOr(x.budget, null),
    cost: numberOr(x.cost, null),
    advice: isName(x.advice) ? x.advice : "",
    features: isName(x.features) ? x.features : "",
    measure: countOr(x.measure, null),
    measuring: countOr(x.measuring, 0),
    notice: isFields(notice) && isName(notice.text) ? readNotice(notice, notice.text) : null,
    store: isName(x.store) ? x.store : null,
  };
}

const isClass = (x: unknown): x is { name: string; key: unknown; guideline: unknown } =>
  isFields(x) && isName(x.name);

const isCharacter = (x: unknown): x is string => isName(x) && [...x].length === 1;

const isAccuracy = (x: unknown): x is NonNullable<Status["accuracy"]> =>
  isFields(x) && [x.value, x.low, x.high, x.n].every(isNumber) && isName(x.method);

const readNotice = ({ level, action }: Fields, text: string): Notice => ({
  level: isName(level) && LEVELS.includes(level) ? level : "info",
  text,
  action: action === "restore" ? action : null,
});
