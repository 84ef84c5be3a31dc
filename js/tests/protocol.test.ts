import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  askCounts,
  askLibrary,
  askPopulation,
  type BrowserMessage,
  type Decision,
  events,
  hello,
  measure,
  parseCharts,
  parseFromKernel,
  parseStatus,
  recall,
  restore,
  theme,
} from "../src/protocol";
import { card, golden } from "./wire";

const statuses = golden.filter((g) => g.name.startsWith("status"));
const charts = golden.filter((g) => g.name.startsWith("charts"));
const messages = golden.filter((g) => g.from === "kernel" && "kind" in g.message);
const ours = golden.filter((g) => g.from === "browser");

function rebuild(m: BrowserMessage): BrowserMessage {
  if (m.kind === "hello") return hello(m.client, m.dark);
  if (m.kind === "events") return events(m.client, m.base, m.events as Decision[]);
  if (m.kind === "recall") return recall(m.client, m.before, m.n);
  if (m.kind === "counts") return askCounts(m.client);
  if (m.kind === "population") return askPopulation(m.client);
  if (m.kind === "library") return askLibrary(m.client, m.name);
  if (m.kind === "measure") return measure(m.client, m.n);
  return m.kind === "theme" ? theme(m.dark) : restore(m.client);
}

describe("the golden messages", () => {
  it("are there", () => {
    expect(statuses.length).toBeGreaterThan(1);
    expect(messages.length).toBeGreaterThan(3);
    expect(ours.length).toBeGreaterThan(4);
  });
  it.each(messages)("$name from the kernel is understood whole", ({ message }) => {
    expect(parseFromKernel(message)).toEqual(message);
  });
  it.each(statuses)("$name is understood whole", ({ message }) => {
    expect(parseStatus(message)).toEqual(message);
  });
  it.each(charts)("$name is understood whole", ({ message }) => {
    expect(parseCharts(message)).toEqual(message);
  });
  it.each(ours)("$name from the browser is built byte for byte", ({ message }) => {
    expect(JSON.stringify(rebuild(message as unknown as BrowserMessage))).toBe(JSON.stringify(message));
  });
});

/** A value in which any part may have been replaced by something else. */
const spoiled = (value: unknown): fc.Arbitrary<unknown> => {
  const kept = Array.isArray(value)
    ? fc.tuple(...value.map(spoiled))
    : typeof value === "object" && value !== null
      ? fc.record(Object.fromEntries(Object.entries(value).map(([name, x]) => [name, spoiled(x)])))
      : fc.constant(value);
  return fc.oneof({ weight: 12, arbitrary: kept }, { weight: 1, arbitrary: fc.anything() });
};

/** Whether the desk can show a message: every number is finite, and counts are counted exactly. */
function isShowable(x: unknown, name = ""): boolean {
  if (typeof x === "number") return EXACT.has(name) ? Number.isSafeInteger(x) && x >= 0 : Number.isFinite(x);
  if (Array.isArray(x)) return x.every((y) => isShowable(y, name));
  if (typeof x !== "object" || x === null) return true;
  return Object.entries(x).every(([field, y]) => isShowable(y, field));
}
const EXACT = new Set(["upto", "seq", "labels", "left", "rev", "version", "at", "trained", "budget"]);

describe("any message", () => {
  it.each(messages)("like $name is read whole, within its bounds, or not at all", ({ message }) => {
    let read = 0;
    fc.assert(
      fc.property(spoiled(message), (one) => {
        const parsed = parseFromKernel(one);
        if (parsed === null) return;
        read += 1;
        for (const field of Object.keys(message)) expect(parsed).toHaveProperty(field);
        const known = Object.fromEntries(
          Object.keys(message).map((field) => [field, Reflect.get(parsed, field)]),
        );
        expect(isShowable(known)).toBe(true);
      }),
      { numRuns: 300 },
    );
    expect(read).toBeGreaterThan(0);
  });
  it.each(statuses)("like $name is a status with all its fields, or none", ({ message }) => {
    fc.assert(
      fc.property(spoiled(message), (one) => {
        const parsed = parseStatus(one);
        if (parsed === null) return;
        expect(Object.keys(parsed)).toEqual(Object.keys(message));
        expect(isShowable(parsed)).toBe(true);
        expect(["error", "warning", "info", undefined]).toContain(parsed.notice?.level);
        expect(["restore", null, undefined]).toContain(parsed.notice?.action);
      }),
      { numRuns: 300 },
    );
  });
  it.each(charts)("like $name is read whole, or not at all", ({ message }) => {
    let read = 0;
    const { uncertainty, accuracy } = message as { uncertainty: object; accuracy: object };
    const points = [
      "labels",
      "value",
      "low",
      "high",
      "n",
      "model",
      "source",
      "sources",
      "reached",
      "changes",
    ];
    const none = Object.fromEntries(points.map((name) => [name, []]));
    // With fewer numbers in it, some of the spoiled ones are still whole.
    const short = {
      ...message,
      uncertainty: { ...uncertainty, now: [1], before: [] },
      accuracy: { ...accuracy, ...none, random: null },
    };
    fc.assert(
      fc.property(spoiled(short), (one) => {
        const parsed = parseCharts(one);
        if (parsed === null) return;
        read += 1;
        expect(isShowable(parsed)).toBe(true);
        const { labels, value, low, high, n, model, source } = parsed.accuracy;
        for (const each of [value, low, high, n, model, source]) expect(each).toHaveLength(labels.length);
      }),
      { numRuns: 300 },
    );
    expect(read).toBeGreaterThan(0);
  });
  it("is read without an error, and changes no object of the page", () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withMap: true, withTypedArray: true }), (one) => {
        parseFromKernel(one);
        parseStatus(one);
        parseCharts(one);
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe("what does not fit", () => {
  const odd = [null, undefined, 3, "x", [], {}, { kind: "later" }, { kind: "batch", cards: 3 }];
  it.each(odd)("%j is nothing", (message) => {
    expect(parseFromKernel(message)).toBeNull();
    expect(parseStatus(message)).toBeNull();
    expect(parseCharts(message)).toBeNull();
  });
  it.each(charts)("$name with any one field missing or wrong is nothing", ({ message }) => {
    for (const [part, fields] of Object.entries(message)) {
      expect(parseCharts({ ...message, [part]: { no: 1 } }), `odd ${part}`).toBeNull();
      if (typeof fields !== "object") continue;
      for (const field of Object.keys(fields as object)) {
        const odd = { ...message, [part]: { ...(fields as object), [field]: { no: 1 } } };
        expect(parseCharts(odd), `odd ${field}`).toBeNull();
      }
    }
    const { accuracy } = message as { accuracy: object };
    expect(parseCharts({ ...message, accuracy: { ...accuracy, low: [0.1] } })).toBeNull();
  });
  it.each(messages)("$name with any one field missing or wrong is nothing", ({ message }) => {
    for (const field of Object.keys(message)) {
      const { [field]: _, ...less } = message;
      expect(parseFromKernel(less), `without ${field}`).toBeNull();
      expect(parseFromKernel({ ...message, [field]: { no: 1 } }), `odd ${field}`).toBeNull();
    }
  });
  it.each([
    { kind: "html" },
    { kind: "html", html: null },
    { kind: "row", fields: [["amount"]] },
    { kind: "text", text: 7 },
    { kind: "text", text: "x", fields: [["amount"]] },
    { kind: "video", text: "of a later version" },
    { kind: "toString", text: "inherited" },
  ])("a card like %j makes its batch nothing", (fields) => {
    const { text: _, ...base } = card("k") as { text: string };
    const batch = { kind: "batch", rev: 1, version: 0, append: false, cards: [{ ...base, ...fields }] };
    expect(parseFromKernel(batch)).toBeNull();
  });
  const ack = messages.find((g) => g.name === "ack.json")!.message;
  it.each<[string, object]>([
    ["a negative count", { upto: -1 }],
    ["a count in parts", { upto: 1.5 }],
    ["a count too high to be exact", { upto: 2 ** 53 }],
    ["fewer than no labels", { labels: -1 }],
    ["no end", { left: Number.POSITIVE_INFINITY }],
    ["no client", { client: "" }],
    ["a client of a long name", { client: "c".repeat(65) }],
    ["a list without end", { done: Array.from({ length: 100_001 }, () => "k") }],
    ["a key without end", { open: ["k".repeat(10_001)] }],
    ["a refusal of half a decision", { refused: [{ seq: 1.5, why: "odd" }] }],
    ["a refusal without end", { refused: [{ seq: 1, why: "w".repeat(10_001) }] }],
    ["a constructor", { constructor: "x" }],
    ["a prototype", { prototype: {} }],
    ["a prototype of its own", JSON.parse('{"__proto__": {"client": "c-1"}}')],
  ])("an acknowledgement with %s is nothing", (_, fields) => {
    const spoiled = Object.defineProperties({ ...ack }, Object.getOwnPropertyDescriptors(fields));
    expect(parseFromKernel(ack)).not.toBeNull();
    expect(parseFromKernel(spoiled)).toBeNull();
  });
  it.each<[string, object, object | null]>([
    ["half a revision", { rev: 1.5 }, null],
    ["a revision too high to be exact", { rev: 2 ** 53 }, null],
    ["a desk of a long name", { desk: "d".repeat(65) }, null],
    ["a class without end", { classes: [{ name: "n".repeat(10_001), key: null }] }, null],
    [
      "a key of two letters",
      { classes: [{ name: "Liens", key: "ab" }] },
      { classes: [{ name: "Liens", key: null }] },
    ],
    [
      "an odd level",
      { notice: { level: "evil card", text: "t" } },
      { notice: { level: "info", text: "t", action: null } },
    ],
    [
      "an odd action",
      { notice: { level: "error", text: "t", action: "eval" } },
      { notice: { action: null } },
    ],
    ["a notice without end", { notice: { level: "error", text: "t".repeat(10_001) } }, { notice: null }],
    ["odd numbers", { budget: 1.5, trained: -1, cost: Number.NaN }, { budget: null, trained: 0, cost: null }],
  ])("a status with %s is read without it, or not at all", (_, fields, expected) => {
    const parsed = parseStatus({ ...statuses[0]!.message, ...fields });
    if (expected === null) expect(parsed).toBeNull();
    else expect(parsed).toMatchObject(expected);
  });
  it("a status without its optional fields is still a status", () => {
    const { rev, desk, phase, classes } = statuses[0]!.message;
    expect(parseStatus({ rev, desk, phase, classes })).toMatchObject({ version: 0, advice: "", busy: null });
    expect(parseStatus({ rev, desk, phase: "odd", classes })).toBeNull();
  });
});
