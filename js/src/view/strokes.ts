/**
 * Which strokes choose which class. A function of the classes in their order and of the keys that the user gave them,
 * and the strokes of a class depend on no class behind it: one that is added changes nobody's, and every view and every
 * page finds the same.
 */

import type { LabelClass } from "../protocol";

/** Up to this many classes, one stroke chooses each. */
export const MAX_SINGLE_STROKE_CLASSES = 30;
/** Opens the note, where one stroke chooses each class and none has this one. */
export const NOTE_KEY = "n";
/** Opens the search, where there are too many classes for one stroke each. */
export const SEARCH_KEY = "/";
/** With many classes these choose one that is suggested, so no strokes begin with them. */
export const SUGGESTION_KEYS: readonly string[] = ["1", "2", "3", "4", "5"];

export interface Strokes {
  /** What to type, one character a stroke; "" for a class that only the search and a click reach. */
  readonly keys: string;
  /** Where in the name the letters of the strokes stand. */
  readonly marks: readonly number[];
}

const NONE: Strokes = { keys: "", marks: [] };
const DIGITS = [..."123456789"];
const LAST_DIGITS = [...DIGITS, "0"];
const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];
/** First strokes where the user's keys have taken all letters. */
const MORE_FIRST_STROKES = [..."09876.,;-"];

/** Never of a language: in Turkish, I would become a letter that no other keyboard has. */
export const foldKey = (key: string): string => key.toLowerCase();

/** The letters of a name that every keyboard has, where they stand, and whether a word begins there. */
interface Letter {
  readonly letter: string;
  readonly at: number;
  readonly begins: boolean;
}

function lettersOf(name: string): Letter[] {
  const letters: Letter[] = [];
  let before = "";
  let at = 0;
  for (const character of name) {
    const letter = character.normalize("NFKD").charAt(0).toLowerCase();
    const begins = !/[\p{L}\p{M}]/u.test(before) || (/\p{Lu}/u.test(character) && /\p{Ll}/u.test(before));
    if (letter >= "a" && letter <= "z") letters.push({ letter, at, begins });
    before = character;
    at += character.length;
  }
  return letters;
}

/** Each letter once, where it stands best: the beginnings of words first. */
function distinct(letters: readonly Letter[]): Letter[] {
  const found = new Map<string, Letter>();
  for (const one of [...letters.filter((l) => l.begins), ...letters]) {
    if (!found.has(one.letter)) found.set(one.letter, one);
  }
  return [...found.values()];
}

/** The user's keys, folded, each with the place of its class; of two that are equal the first counts. */
export function ownKeys(classes: readonly LabelClass[]): Map<string, number> {
  const own = new Map<string, number>();
  classes.forEach(({ key }, place) => {
    if (key !== null && !own.has(foldKey(key))) own.set(foldKey(key), place);
  });
  return own;
}

/** Returns the strokes of each class, in the order of the classes. */
export function strokesOf(classes: readonly LabelClass[]): Strokes[] {
  const own = ownKeys(classes);
  const given = new Map([...own].map(([key, place]) => [place, key]));
  const single = classes.length <= MAX_SINGLE_STROKE_CLASSES;
  const giveOut = single ? singleStrokes(own, given) : codes(own);
  return classes.map(({ name }, place) => {
    const key = given.get(place);
    const letters = lettersOf(name);
    if (key === undefined) return giveOut(letters, name, place);
    if (!single) giveOut.pass?.(name);
    const marked = letters.find((l) => l.letter === key && l.begins) ?? letters.find((l) => l.letter === key);
    return { keys: key, marks: marked === undefined ? [] : [marked.at] };
  });
}

interface GiveOut {
  (letters: readonly Letter[], name: string, place: number): Strokes;
  /** A class that has strokes already. */
  pass?(name: string): void;
}

/** A digit for each of the first nine, then a letter of the name; never a key that the desk uses itself. */
function singleStrokes(own: ReadonlyMap<string, number>, given: ReadonlyMap<number, string>): GiveOut {
  const taken = new Set([...own.keys(), NOTE_KEY]);
  // Of the first nine places: the digits that their classes do not need.
  const spare = DIGITS.filter((_, place) => given.has(place));
  return (letters, _name, place) => {
    const digits = place < DIGITS.length ? [DIGITS[place]!, ...spare] : [];
    const wanted: Pick<Letter, "letter">[] = [
      ...digits.map((letter) => ({ letter })),
      ...distinct(letters),
      ...["0", ...LETTERS].map((letter) => ({ letter })),
    ];
    const found = wanted.find(({ letter }) => !taken.has(letter));
    if (found === undefined) return NONE;
    taken.add(found.letter);
    return { keys: found.letter, marks: "at" in found ? [found.at as number] : [] };
  };
}

/**
 * One or two letters and a digit, so that no strokes are the beginning of others: the letters narrow the classes down,
 * the digit chooses. Nor are they the beginning of a name known by then: who types "T12" means no class of strokes t1.
 */
function codes(own: ReadonlyMap<string, number>): GiveOut {
  const firsts = [...LETTERS, ...MORE_FIRST_STROKES].filter((key) => !own.has(key));
  const taken = new Set<string>();
  const pass = (name: string) => {
    for (const start of wordStarts(name)) {
      const letters = /^[a-z]{1,2}(?=\d)/.exec(start)?.[0];
      if (letters !== undefined) for (const digit of LAST_DIGITS) taken.add(letters + digit);
    }
  };
  const giveOut: GiveOut = (letters, name) => {
    pass(name);
    for (const { keys, marks } of wantedCodes(letters, name, firsts)) {
      if (taken.has(keys)) continue;
      taken.add(keys);
      return { keys, marks };
    }
    return NONE;
  };
  giveOut.pass = pass;
  return giveOut;
}

/** What the strokes of a class may be, best first: its first letter and a digit, then a second letter between them. */
function* wantedCodes(
  letters: readonly Letter[],
  name: string,
  firsts: readonly string[],
): Generator<Strokes> {
  const ownDigit = name.normalize("NFKD").match(/\d+/)?.[0].slice(-1);
  const digits = ownDigit === undefined ? LAST_DIGITS : [ownDigit, ...LAST_DIGITS];
  const initial = letters[0];
  const possible = distinct(letters).filter(({ letter }) => firsts.includes(letter));
  const isInitial = ({ letter }: Letter) => letter === initial?.letter;
  for (const first of [...possible.filter(isInitial), ...possible.filter((l) => !isInitial(l))]) {
    for (const digit of digits) yield { keys: first.letter + digit, marks: [first.at] };
    const following = letters.filter(({ at }) => at > first.at);
    const next = following[0];
    for (const second of distinct(next === undefined ? [] : [{ ...next, begins: true }, ...following])) {
      for (const digit of digits) {
        yield { keys: first.letter + second.letter + digit, marks: [first.at, second.at] };
      }
    }
    for (const second of LETTERS) {
      for (const digit of digits) yield { keys: first.letter + second + digit, marks: [first.at] };
    }
  }
  for (const first of firsts) {
    for (const digit of digits) yield { keys: first + digit, marks: [] };
  }
  for (const first of firsts) {
    for (const second of LETTERS) {
      for (const digit of digits) yield { keys: first + second + digit, marks: [] };
    }
  }
}

/** A name as it is typed on any keyboard: without accents, signs and capitals. */
export const folded = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();

/** The letters and digits of a name from each of its words on: "Change of control" -> changeofcontrol, ofcontrol, control. */
export function wordStarts(name: string): string[] {
  const words = folded(name).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.map((_, i) => words.slice(i).join(""));
}
