/** Which keys pick which class, worked out from the names of the classes. */

import type { LabelClass } from "../protocol";

/** Up to this many classes, a single key picks each. With more, letters narrow them down and a digit picks. */
export const MAX_SINGLE_KEY_CLASSES = 9;
/** The digits 1 to 9 pick from this many classes at a time. */
export const CLASSES_PER_PAGE = 9;
/** Opens the filter, also where the next letter would pick a class whose own key it is. */
export const OPEN_FILTER_KEY = "/";
/** Opens the note, where single keys pick the classes and none has this one. */
export const NOTE_KEY = "n";
/** Turns to the next nine classes that match. */
export const NEXT_PAGE_KEY = "0";

export interface Filter {
  /** The letters typed so far. */
  text: string;
  page: number;
  /** A filter may be open and still empty, after the slash. */
  open: boolean;
}
export const CLOSED_FILTER: Filter = { text: "", page: 0, open: false };

export interface Hint {
  /** What to type for the class. */
  keys: string;
  /** The class does not match the filter. */
  dim: boolean;
}

export const foldKey = (key: string): string => key.toLocaleLowerCase();

/** The name from each of its words on, letters only: "Change of control" -> changeofcontrol, ofcontrol, control. */
function wordStarts(name: string): string[] {
  const words = name
    .toLocaleLowerCase()
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word !== "");
  return words.map((_, i) => words.slice(i).join(""));
}

export class Shortcuts {
  /** Whether a single key picks each class. */
  readonly singleKey: boolean;
  readonly #classes: readonly LabelClass[];
  readonly #wordStarts: string[][];
  /** From a single key to its class: the keys the user gave, and the digits given out by position. */
  readonly #byKey = new Map<string, string>();
  /** What to type for each class while no filter is open. */
  readonly #keys: string[];
  readonly #matches = new Map<string, number[]>();

  constructor(classes: readonly LabelClass[]) {
    this.#classes = classes;
    this.singleKey = classes.length <= MAX_SINGLE_KEY_CLASSES;
    this.#wordStarts = classes.map((c) => wordStarts(c.name));
    for (const c of classes) {
      if (c.key !== null && !this.#byKey.has(foldKey(c.key))) this.#byKey.set(foldKey(c.key), c.name);
    }
    if (this.singleKey) this.#assignDigits();
    const keyOf = new Map([...this.#byKey].map(([key, name]) => [name, key]));
    this.#keys = classes.map((c, i) => keyOf.get(c.name) ?? (this.singleKey ? "" : this.#sequence(i)));
  }

  /** The class a single key picks while no filter is open. */
  classOfKey(key: string): string | undefined {
    return this.#byKey.get(foldKey(key));
  }

  /** The classes that match, best first: those whose first word matches, then the others, in the order of the classes. */
  matching(filter: Filter): string[] {
    return this.#ranked(filter.text).map((i) => this.#classes[i]!.name);
  }

  /** The class a digit picks while the filter is open. */
  classOfDigit(filter: Filter, digit: number): string | undefined {
    return this.matching(filter)[filter.page * CLASSES_PER_PAGE + digit - 1];
  }

  /** What is left to type for each class, in the order of the classes. */
  hints(filter: Filter): Hint[] {
    if (!filter.open) return this.#keys.map((keys) => ({ keys, dim: false }));
    const hints: Hint[] = this.#classes.map(() => ({ keys: "", dim: true }));
    this.#ranked(filter.text).forEach((i, rank) => {
      const place = rank - filter.page * CLASSES_PER_PAGE;
      const keys =
        place >= 0 && place < CLASSES_PER_PAGE
          ? String(place + 1)
          : this.#sequence(i, filter.text).slice(filter.text.length);
      hints[i] = { keys, dim: false };
    });
    return hints;
  }

  #assignDigits(): void {
    const digits = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
    const keyless = new Set(this.#classes.filter((c) => this.#byKey.get(foldKey(c.key ?? "")) !== c.name));
    const digitTaken: LabelClass[] = [];
    this.#classes.forEach((c, i) => {
      if (!keyless.has(c)) return;
      if (this.#byKey.has(digits[i]!)) digitTaken.push(c);
      else this.#byKey.set(digits[i]!, c.name);
    });
    for (const c of digitTaken) {
      const free = digits.find((digit) => !this.#byKey.has(digit));
      if (free !== undefined) this.#byKey.set(free, c.name);
    }
  }

  #ranked(text: string): number[] {
    const known = this.#matches.get(text);
    if (known !== undefined) return known;
    const firstWord: number[] = [];
    const laterWord: number[] = [];
    this.#wordStarts.forEach((starts, i) => {
      if (text === "" || starts[0]?.startsWith(text)) firstWord.push(i);
      else if (starts.some((start) => start.startsWith(text))) laterWord.push(i);
    });
    const ranked = [...firstWord, ...laterWord];
    this.#matches.set(text, ranked);
    return ranked;
  }

  /** The shortest prefix, of the first word if possible, that brings the class among the first nine, and its digit. */
  #sequence(i: number, typed = ""): string {
    let best = { rank: Number.POSITIVE_INFINITY, prefix: "" };
    for (const start of this.#wordStarts[i]!) {
      if (!start.startsWith(typed)) continue;
      for (let length = Math.max(1, typed.length); length <= start.length; length++) {
        const prefix = start.slice(0, length);
        const rank = this.#ranked(prefix).indexOf(i);
        if (rank < best.rank) best = { rank, prefix };
        if (rank < CLASSES_PER_PAGE) return this.#keySequence(prefix, rank, typed);
      }
    }
    if (best.prefix !== "") return this.#keySequence(best.prefix, best.rank, typed);
    // A name without letters can only be picked by its place in the whole list.
    return this.#keySequence("", i, typed);
  }

  #keySequence(prefix: string, rank: number, typed: string): string {
    const slash = typed === "" && (prefix === "" || this.#byKey.has(prefix[0]!)) ? OPEN_FILTER_KEY : "";
    const pages = NEXT_PAGE_KEY.repeat(Math.floor(rank / CLASSES_PER_PAGE));
    return `${slash}${prefix}${pages}${(rank % CLASSES_PER_PAGE) + 1}`;
  }
}
