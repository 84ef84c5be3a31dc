/** What was decided, oldest first: the decisions of this page, and before them those loaded from the kernel. */

import type { Answer, Past, PastDecision, PastItem, PastRenaming, Renaming } from "../protocol";

/** The kernel's number of a decision; null while only this page knows it. */
type Numbered<Item> = Omit<Item, "at"> & { at: number | null };

export type HistoryEntry = Numbered<PastDecision>;
/** A class that was renamed, or merged into another; on this page, with the place it had among the classes. */
export type RenamingEntry = Numbered<PastRenaming> & { place: number | null };
type Entry = HistoryEntry | RenamingEntry;

/** What stands in the history with an example. */
const isDecision = (entry: Entry): entry is HistoryEntry => entry.do !== "rename";

/** With fewer entries than this, earlier ones are loaded, so that undo finds them without waiting. */
const MIN_ENTRIES_HELD = 8;

const isSameRenaming = (a: Renaming, b: Renaming): boolean => a.from === b.from && a.to === b.to;

export class History {
  readonly #entries: Entry[] = [];
  readonly #loaded = new Set<number>();
  #kernelHasMore = true;
  #lowestLoaded: number | null = null;

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** The lowest number ever loaded. Undone entries count: they need not be loaded again. */
  get lowestLoaded(): number | null {
    return this.#lowestLoaded;
  }

  /** Whether earlier decisions should be loaded from the kernel. */
  get isShort(): boolean {
    return this.#kernelHasMore && this.#entries.length < MIN_ENTRIES_HELD;
  }

  push(entry: Omit<HistoryEntry, "at"> | Omit<RenamingEntry, "at">): void {
    this.#entries.push({ at: null, ...entry });
  }

  pop(): Entry | undefined {
    return this.#entries.pop();
  }

  /** The answer an example has, as far as the history goes. */
  answerOf(key: string): Answer | null {
    const entry = this.#entries.findLast((one) => one.card?.key === key);
    return entry !== undefined && isDecision(entry) ? entry.value : null;
  }

  /** Removes the newest entry of an example: the kernel refused it. */
  remove(key: string): void {
    this.#removeLast((entry) => entry.card?.key === key);
  }

  /** Removes a renaming: the kernel refused it. */
  removeRenaming(names: Renaming): void {
    this.#removeLast((entry) => !isDecision(entry) && isSameRenaming(entry.value, names));
  }

  /** The newest entries that match, newest first, one an example. */
  newest(count: number, matches: (entry: HistoryEntry) => boolean): HistoryEntry[] {
    const found = new Map<string, HistoryEntry>();
    for (let i = this.#entries.length - 1; i >= 0 && found.size < count; i--) {
      const entry = this.#entries[i]!;
      if (isDecision(entry) && matches(entry) && !found.has(entry.card.key)) found.set(entry.card.key, entry);
    }
    return [...found.values()];
  }

  /**
   * Adds the decisions the kernel sent, in their order. Those that are just being undone are left out.
   * Two answers are the same if their classes are called the same now, in the same order.
   */
  merge(message: Past, isBeingUndone: (item: PastItem) => boolean, now: (answer: Answer) => Answer): void {
    const isSameAnswer = (a: Answer | null, b: Answer | null) =>
      a === b || (a !== null && b !== null && JSON.stringify(now(a)) === JSON.stringify(now(b)));
    const isSame = (entry: Entry, item: PastItem) => {
      if (item.do === "rename") return entry.do === "rename" && isSameRenaming(entry.value, item.value);
      return (
        isDecision(entry) &&
        entry.card.key === item.card.key &&
        entry.do === item.do &&
        isSameAnswer(entry.value, item.value)
      );
    };
    this.#kernelHasMore = message.more && message.items.length > 0;
    const fresh = [...message.items].filter((item) => !this.#loaded.has(item.at)).sort((a, b) => b.at - a.at);
    const others: PastItem[] = [];
    for (const item of fresh) {
      this.#loaded.add(item.at);
      this.#lowestLoaded = Math.min(this.#lowestLoaded ?? item.at, item.at);
      const own = this.#entries.findLast((entry) => entry.at === null && isSame(entry, item));
      if (own !== undefined) own.at = item.at;
      else if (!isBeingUndone(item)) others.push(item);
    }
    // Only now that those of this page have their numbers is it known where the others belong.
    for (const item of others) this.#insert(item);
  }

  #removeLast(matches: (entry: Entry) => boolean): void {
    const index = this.#entries.findLastIndex(matches);
    if (index >= 0) this.#entries.splice(index, 1);
  }

  #insert(item: PastItem): void {
    const index = this.#entries.findIndex((entry) => entry.at === null || entry.at > item.at);
    const entry = item.do === "rename" ? { ...item, place: null } : item;
    this.#entries.splice(index < 0 ? this.#entries.length : index, 0, entry);
  }
}
