import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LabelClass } from "../../src/protocol";
import { MAX_SINGLE_STROKE_CLASSES, NOTE_KEY, SUGGESTION_KEYS, strokesOf } from "../../src/view/strokes";

const plain = (names: readonly string[]): LabelClass[] => names.map((name) => ({ name, key: null }));
const keysOf = (classes: readonly LabelClass[]) => strokesOf(classes).map(({ keys }) => keys);
const numbers = (n: number, name: (i: number) => string) => Array.from({ length: n }, (_, i) => name(i));

const HOSTILE: Record<string, string[]> = {
  numbered: numbers(150, (i) => `Topic ${i}`),
  "numbered without a space": numbers(150, (i) => `T${i}`),
  "numbers alone": numbers(150, String),
  "a long common start": numbers(150, (i) => `accounts payable and receivable ${i.toString(36)}`),
  "a common start and no numbers": numbers(
    150,
    (i) => `accounts${String.fromCharCode(97 + (i % 26), 97 + Math.floor(i / 26))}`,
  ),
  "each the beginning of the next": numbers(150, (i) => "a".repeat(i + 1)),
  "one letter": numbers(150, (i) => `z${"!".repeat(i)}`),
  Chinese: numbers(150, (i) => String.fromCodePoint(0x4e00 + i, 0x5000 + i)),
  emoji: numbers(150, (i) => String.fromCodePoint(0x1f600 + i)),
  Russian: numbers(150, (i) => `Договор ${i}`),
};

// Classes as people have them, and as they could have them at worst; no key that the kernel refuses.
const someName = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" }),
  fc
    .constantFrom("Topic ", "accounts", "T", "税", "")
    .chain((start) => fc.nat(400).map((i) => `${start}${i}`)),
  fc.stringMatching(/^[abtAÄé ]{1,6}$/),
);
const someKey = fc.constantFrom(..."abcnstz0123459/.é:").map((key) => key as string | null);
const someClasses = (range: { minLength: number; maxLength: number }) =>
  fc
    .uniqueArray(
      fc.tuple(
        someName,
        fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: someKey }),
      ),
      {
        ...range,
        selector: ([name]) => name,
      },
    )
    .map((pairs) => {
      const used = new Set<string>();
      return pairs.map(([name, key]): LabelClass => {
        if (key === null || used.has(key)) return { name, key: null };
        used.add(key);
        return { name, key };
      });
    });

function expectDistinct(classes: readonly LabelClass[]) {
  const keys = keysOf(classes);
  expect(keys.filter((k) => k === "")).toEqual([]);
  const beginnings = keys.flatMap((k) => Array.from({ length: k.length - 1 }, (_, i) => k.slice(0, i + 1)));
  expect(beginnings.filter((beginning) => keys.includes(beginning))).toEqual([]);
  expect(new Set(keys).size).toBe(keys.length);
  return keys;
}

function expectOwnKeys(classes: readonly LabelClass[]) {
  const keys = keysOf(classes);
  classes.forEach(({ key }, i) => {
    if (key !== null) expect(keys[i]).toBe(key.toLowerCase());
  });
}

describe("up to thirty classes", () => {
  it("digits for nine, then a letter of the name, marked where it stands; never the key of the note", () => {
    const names = [..."ABCDEFGHI"]
      .map((x) => `Class ${x}`)
      .concat("Notices", "No fault", "Term", "Termination", "税");
    const strokes = strokesOf(plain(names));
    expect(strokes.slice(0, 9).map(({ keys }) => keys)).toEqual([..."123456789"]);
    expect(strokes.slice(9)).toEqual([
      { keys: "o", marks: [1] },
      { keys: "f", marks: [3] },
      { keys: "t", marks: [0] },
      { keys: "e", marks: [1] },
      { keys: "0", marks: [] },
    ]);
  });
  it("the letter is one that every keyboard has", () => {
    const names = numbers(9, String).concat("Ärger", "Ｆull width", "Договор");
    expect(keysOf(plain(names)).slice(9)).toEqual(["a", "f", "0"]);
  });
  it("an own key comes first and gives way to nobody; the class of that digit gets a spare one", () => {
    const key = (name: string, own: string | null) => ({ name, key: own });
    expect(keysOf([key("A", null), key("B", "1"), key("C", "X")])).toEqual(["2", "1", "x"]);
    expect(keysOf([key("A", "q"), key("B", "q")])).toEqual(["q", "2"]);
    expect(keysOf([...plain(numbers(11, (i) => `Group ${i}`)), key("Z", "1")])).toEqual(
      [..."g23456789rop"].map((k, i) => (i === 11 ? "1" : k)),
    );
  });
  it("one stroke each, all different, the user's own kept, none the note's", () => {
    fc.assert(
      fc.property(someClasses({ minLength: 2, maxLength: MAX_SINGLE_STROKE_CLASSES }), (classes) => {
        const keys = expectDistinct(classes);
        for (const k of keys) expect([...k]).toHaveLength(1);
        expectOwnKeys(classes);
        classes.forEach(({ key }, i) => {
          if (key === null) expect(keys[i]).not.toBe(NOTE_KEY);
        });
      }),
    );
  });
});

describe("more than thirty classes", () => {
  it.each(Object.entries(HOSTILE))(
    "at most three strokes each, none the beginning of others: %s",
    (_, names) => {
      const keys = expectDistinct(plain(names));
      expect(Math.max(...keys.map((k) => k.length))).toBeLessThanOrEqual(3);
      for (const k of keys) expect(k).toMatch(/^[a-z]{1,2}[0-9]$/);
    },
  );
  it("the first letter of the name, then its number or the next digit, marked in the name", () => {
    const strokes = strokesOf(plain(HOSTILE.numbered!));
    expect(strokes[7]).toEqual({ keys: "t7", marks: [0] });
    expect(strokes[12]).toEqual({ keys: "to2", marks: [0, 1] });
    const mixed = ["Taxes", "Termination", "Fees", "Change of control"].concat(numbers(30, (i) => `X${i}`));
    expect(keysOf(plain(mixed)).slice(0, 4)).toEqual(["t1", "t2", "f1", "c1"]);
  });
  it("who types a name with a number in it meets no strokes of another class", () => {
    const names = HOSTILE["numbered without a space"]!;
    const keys = keysOf(plain(names));
    for (const k of keys) expect(names.some((name) => name.toLowerCase().startsWith(k))).toBe(false);
  });
  it("at most three strokes, none the beginning of others, the user's own kept, suggestions' digits free", () => {
    fc.assert(
      fc.property(someClasses({ minLength: MAX_SINGLE_STROKE_CLASSES + 1, maxLength: 150 }), (classes) => {
        const keys = expectDistinct(classes);
        expectOwnKeys(classes);
        keys.forEach((k, i) => {
          expect(k.length).toBeLessThanOrEqual(3);
          if (classes[i]!.key === null) expect(SUGGESTION_KEYS).not.toContain(k[0]);
        });
      }),
      { numRuns: 50 },
    );
  });
  it("where the user's keys are all letters, other keys begin the strokes, and none that chooses a suggestion", () => {
    const own = [..."abcdefghijklmnopqrstuvwxyz"].map((key) => ({ name: `Class ${key}`, key }));
    const keys = expectDistinct([...own, ...plain(numbers(20, (i) => `Other ${i}`))]);
    expect(keys.slice(26, 28)).toEqual(["00", "01"]);
    for (const k of keys) expect(SUGGESTION_KEYS).not.toContain(k[0]);
  });
  it("three hundred of the same word", () => {
    expectDistinct(plain(numbers(300, (i) => `word ${"x".repeat(i)}`)));
  });
});

describe("a class that is added", () => {
  it("changes the strokes of none, but at the thirty-first", () => {
    fc.assert(
      fc.property(someClasses({ minLength: 3, maxLength: 60 }), (classes) => {
        const before = classes.slice(0, -1);
        const added = [...before, { name: classes.at(-1)!.name, key: null }];
        if (before.length === MAX_SINGLE_STROKE_CLASSES) return;
        expect(strokesOf(added).slice(0, -1)).toEqual(strokesOf(before));
      }),
      { numRuns: 200 },
    );
  });
});

it("marks stand where their letters are", () => {
  fc.assert(
    fc.property(someClasses({ minLength: 2, maxLength: 80 }), (classes) => {
      strokesOf(classes).forEach(({ keys, marks }, i) => {
        marks.forEach((at, n) => {
          const letter = String.fromCodePoint(classes[i]!.name.codePointAt(at)!);
          expect(letter.normalize("NFKD").charAt(0).toLowerCase()).toBe(keys[n]);
        });
      });
    }),
  );
});
