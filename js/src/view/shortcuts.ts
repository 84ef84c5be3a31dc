/** From what is typed to a class: its strokes, and the search by name. */

import type { LabelClass } from "../protocol";
import { folded, foldKey, MAX_SINGLE_STROKE_CLASSES, type Strokes, strokesOf, wordStarts } from "./strokes";

/** What narrows many classes down. */
export interface Filter {
  /** What was typed so far. */
  readonly text: string;
  readonly open: boolean;
  /** Everything typed is text to find in the names, digits too, and Enter chooses; else it may be the strokes of a class. */
  readonly search: boolean;
  /** Which of the classes that match Enter chooses. */
  readonly at: number;
}
export const CLOSED_FILTER: Filter = { text: "", open: false, search: false, at: 0 };

interface Searchable {
  readonly name: string;
  readonly text: string;
  readonly starts: readonly string[];
}

export class Shortcuts {
  /** Whether one stroke chooses each class. */
  readonly single: boolean;
  readonly #classes: readonly LabelClass[];
  readonly #strokes: ReadonlyMap<string, Strokes>;
  readonly #byKeys: ReadonlyMap<string, string>;
  readonly #beginnings = new Set<string>();
  /** The classes that have a key of the user's, by that key. */
  readonly own: ReadonlyMap<string, string>;
  #searchable: readonly Searchable[] | null = null;
  readonly #matches = new Map<string, readonly string[]>();

  constructor(classes: readonly LabelClass[]) {
    this.#classes = classes;
    this.single = classes.length <= MAX_SINGLE_STROKE_CLASSES;
    const strokes = strokesOf(classes);
    this.#strokes = new Map(classes.map(({ name }, i) => [name, strokes[i]!]));
    this.#byKeys = new Map(
      classes
        .map(({ name }, i): [string, string] => [strokes[i]!.keys, name])
        .filter(([keys]) => keys !== ""),
    );
    this.own = new Map(
      classes
        .filter(({ name, key }) => key !== null && this.#byKeys.get(foldKey(key)) === name)
        .map(({ name, key }): [string, string] => [foldKey(key as string), name]),
    );
    for (const keys of this.#byKeys.keys()) {
      for (let n = 1; n < keys.length; n++) this.#beginnings.add(keys.slice(0, n));
    }
  }

  /** What to type for a class. */
  strokes(name: string): Strokes | undefined {
    return this.#strokes.get(name);
  }

  /** The class that these strokes choose, all of them. */
  classOf(keys: string): string | undefined {
    return this.#byKeys.get(foldKey(keys));
  }

  /** Whether more strokes would choose a class. */
  isBeginning(keys: string): boolean {
    return this.#beginnings.has(foldKey(keys));
  }

  /** The classes that the filter leaves, best first; all of them while nothing is typed. */
  matching({ text, search }: Filter): readonly string[] {
    const key = `${search ? "search" : "strokes"} ${text}`;
    let found = this.#matches.get(key);
    if (found === undefined) {
      found = this.#rank(text, search);
      this.#matches.set(key, found);
    }
    return found;
  }

  /**
   * By name: the whole of it, its beginning, in the search also its words and any part of it; else the classes whose
   * strokes these are. In the order of the classes.
   */
  #rank(text: string, search: boolean): readonly string[] {
    const typed = folded(text).trim();
    if (typed === "") return this.#classes.map(({ name }) => name);
    this.#searchable ??= this.#classes.map(({ name }) => ({
      name,
      text: folded(name),
      starts: wordStarts(name),
    }));
    const words = typed.split(/\s+/);
    const ranks: string[][] = [[], [], [], [], []];
    for (const { name, text: whole, starts } of this.#searchable) {
      let rank: number | undefined;
      if (whole === typed) rank = 0;
      else if (whole.startsWith(typed) || starts[0]?.startsWith(typed)) rank = 1;
      else if (search && words.every((word) => starts.some((start) => start.startsWith(word)))) rank = 2;
      else if (search && whole.includes(typed)) rank = 3;
      else if (!search && this.#strokes.get(name)!.keys.startsWith(typed)) rank = 4;
      if (rank !== undefined) ranks[rank]!.push(name);
    }
    return ranks.flat();
  }
}
