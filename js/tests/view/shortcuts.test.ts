import { describe, expect, it } from "vitest";
import { CLOSED_FILTER, type Filter, Shortcuts } from "../../src/view/shortcuts";

const plain = (names: string[]) => names.map((name) => ({ name, key: null }));
const open = (text: string, page = 0): Filter => ({ text, page, open: true });
const fixed = (shortcuts: Shortcuts) => shortcuts.hints(CLOSED_FILTER).map((hint) => hint.keys);

/** Types keys as keys.ts does; returns the chosen class. */
function type(shortcuts: Shortcuts, keys: string): string | undefined {
  let filter = CLOSED_FILTER;
  for (const key of keys) {
    const direct = filter.open ? undefined : shortcuts.classOfKey(key);
    if (direct !== undefined) return direct;
    if (key === "/") filter = open("");
    else if (key === "0") filter = { ...filter, page: filter.page + 1 };
    else if (/\d/.test(key)) return shortcuts.classOfDigit(filter, Number(key));
    else filter = open(filter.text + key);
  }
  return undefined;
}

const MANY = [
  ...["Taxes", "Termination", "Trade secrets", "Titles", "Terms", "Transfers", "Tolling", "Time", "Trusts"],
  ...["Tenancy", "Third parties", "Change of control", "Fees", "Governing law", "No tax gross-up"],
];

describe("with nine classes or fewer", () => {
  it("one digit each, in order", () => {
    expect(fixed(new Shortcuts(plain(["A", "B", "C"])))).toEqual(["1", "2", "3"]);
  });
  it("a key of its own comes first, and gives way to nobody", () => {
    const shortcuts = new Shortcuts([
      { name: "A", key: null },
      { name: "B", key: "1" },
      { name: "C", key: "X" },
    ]);
    expect(fixed(shortcuts)).toEqual(["2", "1", "x"]);
    expect(shortcuts.classOfKey("x")).toBe("C");
    expect(shortcuts.classOfKey("3")).toBeUndefined();
  });
  it("a key given twice goes to the first, the other gets a digit", () => {
    const shortcuts = new Shortcuts([
      { name: "A", key: "q" },
      { name: "B", key: "q" },
    ]);
    expect(fixed(shortcuts)).toEqual(["q", "2"]);
  });
});

describe("with more than nine classes", () => {
  it("letters, then a digit; first words before later ones", () => {
    const shortcuts = new Shortcuts(plain(MANY));
    expect(shortcuts.singleKey).toBe(false);
    expect(shortcuts.matching(open("t")).at(-1)).toBe("No tax gross-up");
    expect(fixed(shortcuts)[0]).toBe("t1");
    expect(fixed(shortcuts)[9]).toBe("te3");
    expect(fixed(shortcuts)[12]).toBe("f1");
  });
  it("while typing shows what is left to type, and dims the rest", () => {
    const shortcuts = new Shortcuts(plain(MANY));
    const hints = shortcuts.hints(open("t"));
    expect(hints[0]).toEqual({ keys: "1", dim: false });
    expect(hints[9]).toEqual({ keys: "e3", dim: false });
    expect(hints[12]?.dim).toBe(true);
  });
  it.each([
    ["the example", MANY],
    ["42 odd names", Array.from({ length: 42 }, (_, i) => `${"abcdefg"[i % 7]}${"xyz"[i % 3]} word ${i}`)],
    ["150 that differ by a number only", Array.from({ length: 150 }, (_, i) => `Topic ${i}`)],
    ["names without letters", Array.from({ length: 30 }, (_, i) => `${i}-${i}`)],
    ["other scripts", [...MANY, "Ärger", "Ändern", "Налог", "税金", "ضرائب"]],
  ])("every sequence picks its class: %s", (_, names) => {
    const shortcuts = new Shortcuts(plain(names));
    const keys = fixed(shortcuts);
    names.forEach((name, i) => {
      expect(keys[i]).not.toBe("");
      expect(type(shortcuts, keys[i]!)).toBe(name);
    });
  });
  it("every rest of a sequence picks its class, after any prefix", () => {
    const shortcuts = new Shortcuts(plain(MANY));
    for (const text of ["t", "te", "c", "ta"]) {
      shortcuts.hints(open(text)).forEach((hint, i) => {
        if (!hint.dim) expect(type(shortcuts, text + hint.keys)).toBe(MANY[i]);
      });
    }
  });
  it("classes with keys of their own keep them, and the others stay within reach", () => {
    const classes = plain(MANY).map((c) => (c.name === "Fees" ? { ...c, key: "t" } : c));
    const shortcuts = new Shortcuts(classes);
    expect(type(shortcuts, "t")).toBe("Fees");
    for (const [i, keys] of fixed(shortcuts).entries()) expect(type(shortcuts, keys)).toBe(MANY[i]);
  });
});
