import { describe, expect, it } from "vitest";
import { CLOSED_FILTER, type Filter, Shortcuts } from "../../src/view/shortcuts";

const plain = (names: string[]) => names.map((name) => ({ name, key: null }));
const narrowed = (text: string): Filter => ({ text, open: true, search: false, at: 0 });
const search = (text: string): Filter => ({ text, open: true, search: true, at: 0 });

const MANY = [
  ...["Taxes", "Termination", "Trade secrets", "Titles", "Terms", "Transfers", "Tolling", "Time", "Trusts"],
  ...["Tenancy", "Third parties", "Change of control", "Fees", "Governing law", "No tax gross-up", "Term"],
  ...Array.from({ length: 20 }, (_, i) => `Schedule ${i}`),
];

describe("shortcuts", () => {
  it("find the class of a key, whatever its case", () => {
    const shortcuts = new Shortcuts([
      { name: "A", key: null },
      { name: "B", key: "Ü" },
    ]);
    expect(shortcuts.single).toBe(true);
    expect([shortcuts.classOf("1"), shortcuts.classOf("ü"), shortcuts.classOf("Ü")]).toEqual(["A", "B", "B"]);
    expect(shortcuts.classOf("2")).toBeUndefined();
    expect([...shortcuts.own]).toEqual([["ü", "B"]]);
  });
  it("of many classes know which strokes are a beginning, and of which class they are all", () => {
    const shortcuts = new Shortcuts(plain(MANY));
    expect(shortcuts.single).toBe(false);
    expect([shortcuts.isBeginning("t"), shortcuts.isBeginning("T"), shortcuts.isBeginning("t1")]).toEqual([
      true,
      true,
      false,
    ]);
    expect([shortcuts.classOf("t1"), shortcuts.classOf("t")]).toEqual(["Taxes", undefined]);
  });
});

describe("what is typed leaves", () => {
  const shortcuts = new Shortcuts(plain(MANY));
  it("all while nothing is typed", () => {
    expect(shortcuts.matching(CLOSED_FILTER)).toEqual(MANY);
    expect(shortcuts.matching(search(" "))).toEqual(MANY);
  });
  it("first the name itself, then names that begin so, then words, then any part of a name", () => {
    expect(shortcuts.matching(search("term"))).toEqual(["Term", "Termination", "Terms"]);
    expect(shortcuts.matching(search("tax"))).toEqual(["Taxes", "No tax gross-up"]);
    expect(shortcuts.matching(search("ross"))).toEqual(["No tax gross-up"]);
    expect(shortcuts.matching(search("law gov"))).toEqual(["Governing law"]);
    expect(shortcuts.matching(search("schedule 1")).slice(0, 2)).toEqual(["Schedule 1", "Schedule 10"]);
    expect(shortcuts.matching(search("nothing"))).toEqual([]);
  });
  it("while strokes are typed also the classes whose strokes they are", () => {
    const names = Array.from({ length: 40 }, (_, i) => String.fromCodePoint(0x4e00 + i));
    const chinese = new Shortcuts(plain(names));
    const keys = chinese.strokes(names[3]!)!.keys;
    expect(chinese.matching(narrowed(keys[0]!))).toContain(names[3]);
    expect(chinese.matching(search(keys[0]!))).toEqual([]);
  });
  it("names of any script and with accents, typed with or without", () => {
    const names = ["Ärger", "Налог", "税金", "ضرائب", "Überweisung"].concat(MANY);
    const mixed = new Shortcuts(plain(names));
    expect(mixed.matching(search("arg"))).toEqual(["Ärger"]);
    expect(mixed.matching(search("ÜBER"))).toEqual(["Überweisung"]);
    expect(mixed.matching(search("нал"))).toEqual(["Налог"]);
    expect(mixed.matching(search("金"))).toEqual(["税金"]);
  });
});
