/**
 * What the classes are called: as the kernel said last, and what this page changed since. A name that a class had before
 * leads to what it is called now, so that cards, answers and earlier decisions keep the names they came with.
 */

import type { Answer, Guideline, LabelClass, Renaming } from "../protocol";

/** What a person did to the classes. */
export type ClassChange =
  | { do: "class"; name: string }
  | ({ do: "rename" } & Renaming)
  | ({ do: "guideline" } & Guideline)
  | ({ do: "undo"; merged: boolean; place: number | null } & Renaming);

/** A change with the number of its decision: it counts until a status has come after its acknowledgement. */
export interface PendingChange {
  client: string;
  seq: number;
  change: ClassChange;
  acknowledged: boolean;
}

export interface ClassNames {
  classes: readonly LabelClass[];
  /** Former name -> what the class is called now. */
  former: ReadonlyMap<string, string>;
}

/** Returns the classes after a change. One that the classes have in them already changes nothing. */
export function changed(names: ClassNames, change: ClassChange): ClassNames {
  const { classes, former } = names;
  const placeOf = (name: string) => classes.findIndex((c) => c.name === name);
  if (change.do === "class") {
    if (placeOf(change.name) >= 0) return names;
    return { classes: [...classes, { name: change.name, key: null }], former: without(former, change.name) };
  }
  if (change.do === "guideline") {
    const place = placeOf(change.class);
    if (place < 0) return names;
    const { guideline: _, ...plain } = classes[place]!;
    const guided = change.text === "" ? plain : { ...plain, guideline: change.text };
    return { classes: classes.with(place, guided), former };
  }
  const { from, to } = change;
  if (change.do === "rename") {
    if (placeOf(from) < 0) return names;
    return { classes: renamed(classes, placeOf(from), to), former: redirected(former, from, to) };
  }
  if (placeOf(from) >= 0 || placeOf(to) < 0) return names;
  if (!change.merged) {
    return { classes: renamed(classes, placeOf(to), from), former: redirected(former, to, from) };
  }
  const again = [...classes];
  again.splice(change.place ?? classes.length, 0, { name: from, key: null });
  return { classes: again, former: without(former, from) };
}

/** Gives a class another name in its place; where there is a class of that name, it is merged into that one. */
function renamed(classes: readonly LabelClass[], place: number, to: string): LabelClass[] {
  const before = classes[place]!;
  if (!classes.some((c) => c.name === to)) return classes.with(place, { ...before, name: to });
  return classes
    .filter((_, i) => i !== place)
    .map((c) => (c.name === to ? { ...before, ...c, key: c.key ?? before.key } : c));
}

function redirected(former: ClassNames["former"], from: string, to: string): Map<string, string> {
  const next = new Map([...former].map(([name, now]) => [name, now === from ? to : now]));
  next.delete(to);
  return next.set(from, to);
}

function without(former: ClassNames["former"], name: string): Map<string, string> {
  const next = new Map(former);
  next.delete(name);
  return next;
}

/** An answer by what its classes are called now, each once. */
export function answerNow(answer: Answer, former: ClassNames["former"]): Answer {
  const now = (name: string) => former.get(name) ?? name;
  return typeof answer === "string" ? now(answer) : [...new Set(answer.map(now))];
}

/** Numbers by class, by what the classes are called now; those of merged classes are added up. */
export function numbersNow(
  numbers: readonly (readonly [string, number])[],
  former: ClassNames["former"],
): [string, number][] {
  const sums = new Map<string, number>();
  for (const [name, number] of numbers) {
    const now = former.get(name) ?? name;
    sums.set(now, (sums.get(now) ?? 0) + number);
  }
  return [...sums];
}

/** The likeliest classes of a card, best first, by what they are called now. */
export function topNow(
  top: readonly (readonly [string, number])[],
  former: ClassNames["former"],
): readonly (readonly [string, number])[] {
  if (!top.some(([name]) => former.has(name))) return top;
  return numbersNow(top, former)
    .map(([name, share]): [string, number] => [name, Math.min(1, share)])
    .sort((a, b) => b[1] - a[1]);
}
