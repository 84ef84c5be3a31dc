import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shortNames, widthOf } from "../../src/view/short-names";

const START = "Representations and warranties of the borrower with respect to ";

describe("names on buttons", () => {
  it("stay whole while they fit", () => {
    const names = ["Taxes", "x".repeat(64)];
    expect([...shortNames(names, 64).values()]).toEqual(names);
  });
  it("with a long common start show where they differ", () => {
    const names = [`${START}taxes`, `${START}title to property and other assets`, `${START}litigation`];
    const shown = shortNames(names, 44);
    expect(shown.get(names[0]!)).toBe("Representations a…with respect to taxes");
    expect(shown.get(names[1]!)).toBe("Representations a…title to property and oth…");
    expect(shown.get(names[2]!)).toMatch(/….*litigation$/);
  });
  it("that differ only in the middle show their middle", () => {
    const name = (x: string) => `${"a long beginning ".repeat(4)}${x} ${"and a long end ".repeat(4)}`;
    const shown = [...shortNames([name("north"), name("south")], 40).values()];
    expect(shown[0]).toContain("north");
    expect(shown[1]).toContain("south");
  });
  it("of wide characters get as much room as others", () => {
    const name = `税务${"与".repeat(60)}`;
    expect(widthOf(shortNames([name, "b"], 40).get(name)!)).toBeLessThanOrEqual(41);
  });
  it("stay whole where another class is called what they would be shown as", () => {
    const long = `${START}title to property, leases, and all other assets`;
    const names = [long];
    for (let n = 0; n < 5 && shortNames(names, 44).get(long) !== long; n++) {
      names.push(shortNames(names, 44).get(long)!);
      expect(new Set(shortNames(names, 44).values()).size).toBe(names.length);
    }
    expect(shortNames(names, 44).get(long)).toBe(long);
  });
  it("are never the same, and short unless that would make them the same", () => {
    const part = fc.constantFrom(
      "a",
      "b",
      "account ",
      "x".repeat(30),
      "payable and receivable ",
      "…",
      "税",
      "👩‍👩‍👧",
    );
    const name = fc.array(part, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 2, maxLength: 60 }),
        fc.integer({ min: 20, max: 64 }),
        (names, longest) => {
          const shown = shortNames(names, longest);
          expect(new Set(shown.values()).size).toBe(names.length);
          for (const [whole, short] of shown) {
            if (short !== whole) expect(widthOf(short)).toBeLessThanOrEqual(longest + 1);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
