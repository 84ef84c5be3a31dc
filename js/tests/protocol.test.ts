import { describe, expect, it } from "vitest";
import {
  type BrowserMessage,
  type Decision,
  events,
  hello,
  parseFromKernel,
  parseStatus,
  recall,
  theme,
} from "../src/protocol";
import { card, golden } from "./wire";

const statuses = golden.filter((g) => g.name.startsWith("status"));
const messages = golden.filter((g) => g.from === "kernel" && !g.name.startsWith("status"));
const ours = golden.filter((g) => g.from === "browser");

function rebuild(m: BrowserMessage): BrowserMessage {
  if (m.kind === "hello") return hello(m.client, m.dark);
  if (m.kind === "events") return events(m.client, m.base, m.events as Decision[]);
  if (m.kind === "recall") return recall(m.client, m.before, m.n);
  return theme(m.dark);
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
  it.each(ours)("$name from the browser is built byte for byte", ({ message }) => {
    expect(JSON.stringify(rebuild(message as unknown as BrowserMessage))).toBe(JSON.stringify(message));
  });
});

describe("what does not fit", () => {
  const odd = [null, undefined, 3, "x", [], {}, { kind: "later" }, { kind: "batch", cards: 3 }];
  it.each(odd)("%j is nothing", (message) => {
    expect(parseFromKernel(message)).toBeNull();
    expect(parseStatus(message)).toBeNull();
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
    { kind: "video", text: "of a later version" },
    { kind: "toString", text: "inherited" },
  ])("a card like %j makes its batch nothing", (fields) => {
    const { text: _, ...base } = card("k") as { text: string };
    const batch = { kind: "batch", rev: 1, version: 0, append: false, cards: [{ ...base, ...fields }] };
    expect(parseFromKernel(batch)).toBeNull();
  });
  it("a status without its optional fields is still a status", () => {
    const { rev, desk, phase, classes } = statuses[0]!.message;
    expect(parseStatus({ rev, desk, phase, classes })).toMatchObject({ version: 0, advice: "", busy: null });
    expect(parseStatus({ rev, desk, phase: "odd", classes })).toBeNull();
  });
});
