/** Names that are too long for a button, shortened where all of them are alike, so that what differs shows. */

const ELLIPSIS = "…";
/** Of what a button shows: how much is the beginning of the name. */
const HEAD_SHARE = 0.4;
/** A few characters before the first difference, so that the eye finds a whole word. */
const LEAD = 8;
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;

const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const charactersOf = (name: string): string[] =>
  Array.from(segmenter.segment(name), ({ segment }) => segment);

/** How much room a text takes, in Latin letters. */
export const widthOf = (text: string): number =>
  charactersOf(text).reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0);

/**
 * Returns name -> what a button shows of it, at most `longest` letters wide. No two are the same: where the shortened
 * ones would be, they stay whole.
 */
export function shortNames(names: readonly string[], longest: number): ReadonlyMap<string, string> {
  const long = names.filter((name) => name.length > longest / 2 && widthOf(name) > longest);
  const shown = new Map(names.map((name) => [name, name]));
  if (long.length === 0) return shown;
  const characters = new Map(long.map((name) => [name, charactersOf(name)]));
  let alike: readonly string[][] = [long];
  // Shortened for their nearest neighbours, some may still look alike: these are compared with each other alone.
  for (let pass = 0; pass < 3 && alike.length > 0; pass++) {
    for (const group of alike) {
      const differences = firstDifferences(pass === 0 ? [...names] : group);
      for (const name of group) {
        shown.set(name, shortened(characters.get(name)!, differences.get(name)!, longest));
      }
    }
    alike = groupsAlike(shown, characters);
  }
  for (const name of alike.flat()) shown.set(name, name);
  return shown;
}

/** Groups of long names that look the same, or as another name does. */
function groupsAlike(shown: ReadonlyMap<string, string>, long: ReadonlyMap<string, unknown>): string[][] {
  const by = new Map<string, string[]>();
  for (const [name, short] of shown) by.set(short, [...(by.get(short) ?? []), name]);
  return [...by.values()]
    .filter((group) => group.length > 1)
    .map((group) => group.filter((n) => long.has(n)));
}

/** Where each name, in UTF-16 units, first differs from the one that is most like it from the beginning. */
function firstDifferences(names: string[]): Map<string, number> {
  const sorted = [...names].sort();
  const found = new Map<string, number>(sorted.map((name) => [name, 0]));
  for (let i = 1; i < sorted.length; i++) {
    const [one, other] = [sorted[i - 1]!, sorted[i]!];
    let same = 0;
    while (same < one.length && one[same] === other[same]) same++;
    found.set(one, Math.max(found.get(one)!, same));
    found.set(other, same);
  }
  return found;
}

/** The beginning, and from shortly before the difference as much as there is room for. */
function shortened(characters: readonly string[], difference: number, longest: number): string {
  const head = upTo(characters, Math.floor(longest * HEAD_SHARE));
  const room = longest - Math.floor(longest * HEAD_SHARE) - 1;
  let at = 0;
  for (let units = 0; at < characters.length; at++) {
    units += characters[at]!.length;
    if (units > difference) break;
  }
  const beginsWord = (i: number) => characters[i - 1] === " ";
  const end = characters.length - upTo([...characters].reverse(), room).length;
  // What differs in the beginning shows there: then the end is shown.
  let from = at < head.length ? end : Math.min(at, end);
  if (from < at) from = firstFrom(from, at, beginsWord) ?? from;
  else if (from === at) from = lastFrom(at, at - LEAD, beginsWord) ?? at;
  from = Math.max(head.length, from);
  const tail = characters.slice(from);
  const fits = upTo(tail, room);
  const cut = fits.length < tail.length ? [...upTo(tail, room - 1), ELLIPSIS] : fits;
  if (from <= head.length) return [...head, ...cut].join("");
  return head.join("").trimEnd() + ELLIPSIS + cut.join("").trimStart();
}

function firstFrom(from: number, to: number, is: (i: number) => boolean): number | undefined {
  for (let i = from; i <= to; i++) if (is(i)) return i;
  return undefined;
}

function lastFrom(from: number, to: number, is: (i: number) => boolean): number | undefined {
  for (let i = from; i >= Math.max(0, to); i--) if (is(i)) return i;
  return undefined;
}

function upTo(characters: readonly string[], width: number): string[] {
  const found: string[] = [];
  let used = 0;
  for (const character of characters) {
    used += WIDE.test(character) ? 2 : 1;
    if (used > width) break;
    found.push(character);
  }
  return found;
}
