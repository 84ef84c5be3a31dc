/** Which strokes pick which class. Pure: from class names to key hints. */

import type { DeskClass } from "./facts";

/** Up to this many classes one stroke is enough. */
export const ONE_STROKE = 9;
/** Starts a filter even where the next letter alone would pick a class with a key of its own. */
export const SLASH = "/";
/** Turns to the next nine of a long list. */
export const TURN = "0";

export interface Filter {
  text: string;
  /** How often the list was turned to the next nine. */
  page: number;
  /** A filter may be open and still empty, after the slash. */
  open: boolean;
}
export const CLOSED: Filter = { text: "", page: 0, open: false };

export interface Hint {
  keys: string;
  /** Does not match what was typed. */
  dim: boolean;
}

export const foldKey = (key: string): string => key.toLocaleLowerCase();

/** The name from each of its words on, letters only: "Change of control" -> changeofcontrol, ofcontrol, control. */
function tails(name: string): string[] {
  const words = name
    .toLocaleLowerCase()
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word !== "");
  return words.map((_, i) => words.slice(i).join(""));
}

export class Codes {
  readonly oneStroke: boolean;
  readonly #classes: readonly DeskClass[];
  readonly #tails: string[][];
  /** Key of its own -> class, also for the digits that are given out by position. */
  readonly #direct = new Map<string, string>();
  readonly #fixed: string[];
  readonly #matches = new Map<string, number[]>();

  constructor(classes: readonly DeskClass[]) {
    this.#classes = classes;
    this.oneStroke = classes.length <= ONE_STROKE;
    this.#tails = classes.map((c) => tails(c.name));
    for (const c of classes) {
      if (c.key !== null && !this.#direct.has(foldKey(c.key))) this.#direct.set(foldKey(c.key), c.name);
    }
    if (this.oneStroke) this.#giveDigits();
    const own = new Map([...this.#direct].map(([key, name]) => [name, key]));
    this.#fixed = classes.map((c, i) => own.get(c.name) ?? (this.oneStroke ? "" : this.#code(i)));
  }

  /** The class a single stroke picks while no filter is open. */
  direct(key: string): string | undefined {
    return this.#direct.get(foldKey(key));
  }

  /** The classes that match, best first: those whose first word matches, then the order of the classes. */
  matching(filter: Filter): string[] {
    return this.#ranked(filter.text).map((i) => this.#classes[i]!.name);
  }

  /** The class a digit picks in an open filter. */
  picked(filter: Filter, digit: number): string | undefined {
    return this.matching(filter)[filter.page * ONE_STROKE + digit - 1];
  }

  /** What to type for each class from here on, in the order of the classes. */
  hints(filter: Filter): Hint[] {
    if (!filter.open) return this.#fixed.map((keys) => ({ keys, dim: false }));
    const hints: Hint[] = this.#classes.map(() => ({ keys: "", dim: true }));
    this.#ranked(filter.text).forEach((i, rank) => {
      const place = rank - filter.page * ONE_STROKE;
      const keys =
        place >= 0 && place < ONE_STROKE
          ? String(place + 1)
          : this.#code(i, filter.text).slice(filter.text.length);
      hints[i] = { keys, dim: false };
    });
    return hints;
  }

  #giveDigits(): void {
    const digits = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
    const keyless = new Set(this.#classes.filter((c) => this.#direct.get(foldKey(c.key ?? "")) !== c.name));
    const late: DeskClass[] = [];
    this.#classes.forEach((c, i) => {
      if (!keyless.has(c)) return;
      if (this.#direct.has(digits[i]!)) late.push(c);
      else this.#direct.set(digits[i]!, c.name);
    });
    for (const c of late) {
      const free = digits.find((digit) => !this.#direct.has(digit));
      if (free !== undefined) this.#direct.set(free, c.name);
    }
  }

  #ranked(text: string): number[] {
    const known = this.#matches.get(text);
    if (known !== undefined) return known;
    const first: number[] = [];
    const later: number[] = [];
    this.#tails.forEach((names, i) => {
      if (text === "" || names[0]?.startsWith(text)) first.push(i);
      else if (names.some((name) => name.startsWith(text))) later.push(i);
    });
    const ranked = [...first, ...later];
    this.#matches.set(text, ranked);
    return ranked;
  }

  /** The shortest prefix, of the first word if possible, that brings the class among the first nine, and its digit. */
  #code(i: number, typed = ""): string {
    let best = { rank: Number.POSITIVE_INFINITY, prefix: "" };
    for (const name of this.#tails[i]!) {
      if (!name.startsWith(typed)) continue;
      for (let length = Math.max(1, typed.length); length <= name.length; length++) {
        const prefix = name.slice(0, length);
        const rank = this.#ranked(prefix).indexOf(i);
        if (rank < best.rank) best = { rank, prefix };
        if (rank < ONE_STROKE) return this.#strokes(prefix, rank, typed);
      }
    }
    if (best.prefix !== "") return this.#strokes(best.prefix, best.rank, typed);
    // A name without letters: only its place in the whole list is left.
    return this.#strokes("", i, typed);
  }

  #strokes(prefix: string, rank: number, typed: string): string {
    const slash = typed === "" && (prefix === "" || this.#direct.has(prefix[0]!)) ? SLASH : "";
    return `${slash}${prefix}${TURN.repeat(Math.floor(rank / ONE_STROKE))}${(rank % ONE_STROKE) + 1}`;
  }
}
