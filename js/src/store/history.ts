/** What was decided, oldest first: the decisions of this page, and before them those loaded from the kernel. */

import type { Answer, Card, Past } from "../protocol";

export interface HistoryEntry {
  /** The kernel's number of the decision; null while only this page knows it. */
  at: number | null;
  do: "label" | "skip";
  value: Answer | null;
  card: Card;
}

/** With fewer entries than this, earlier ones are loaded, so that undo finds them without waiting. */
const MIN_ENTRIES_HELD = 8;

/** Whether two answers are the same; the order of the classes counts. */
const isSameAnswer = (a: Answer | null, b: Answer | null): boolean =>
  a === b || (Array.isArray(a) && Array.isArray(b) && JSON.stringify(a) === JSON.stringify(b));

export class History {
  readonly #entries: HistoryEntry[] = [];
  readonly #loaded = new Set<number>();
  #kernelHasMore = true;
  #lowestLoaded: number | null = null;

  get entries(): readonly HistoryEntry[] {
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

  push(entry: Omit<HistoryEntry, "at">): void {
    this.#entries.push({ at: null, ...entry });
  }

  pop(): HistoryEntry | undefined {
    return this.#entries.pop();
  }

  /** The answer an example has, as far as the history goes. */
  answerOf(key: string): Answer | null {
    return this.#entries.findLast((entry) => entry.card.key === key)?.value ?? null;
  }

  /** Removes the newest entry of an example: the kernel refused it. */
  remove(key: string): void {
    const index = this.#entries.findLastIndex((entry) => entry.card.key === key);
    if (index >= 0) this.#entries.splice(index, 1);
  }

  /** The newest entries that match, newest first, one an example. */
  newest(count: number, matches: (entry: HistoryEntry) => boolean): HistoryEntry[] {
    const found = new Map<string, HistoryEntry>();
    for (let i = this.#entries.length - 1; i >= 0 && found.size < count; i--) {
      const entry = this.#entries[i]!;
      if (matches(entry) && !found.has(entry.card.key)) found.set(entry.card.key, entry);
    }
    return [...found.values()];
  }

  /** Adds the decisions the kernel sent, in their order. Those of an example that is just being undone are left out. */
  merge(message: Past, isBeingUndone: (key: string) => boolean): void {
    this.#kernelHasMore = message.more && message.items.length > 0;
    for (const item of [...message.items].sort((a, b) => b.at - a.at)) {
      if (this.#loaded.has(item.at)) continue;
      this.#loaded.add(item.at);
      this.#lowestLoaded = Math.min(this.#lowestLoaded ?? item.at, item.at);
      const own = this.#entries.findLast(
        (entry) =>
          entry.at === null &&
          entry.card.key === item.card.key &&
          entry.do === item.do &&
          isSameAnswer(entry.value, item.value),
      );
      if (own !== undefined) own.at = item.at;
      else if (!isBeingUndone(item.card.key)) this.#insert(item);
    }
  }

  #insert(item: HistoryEntry & { at: number }): void {
    const index = this.#entries.findIndex((entry) => entry.at === null || entry.at > item.at);
    this.#entries.splice(index < 0 ? this.#entries.length : index, 0, {
      at: item.at,
      do: item.do,
      value: item.value,
      card: item.card,
    });
  }
}
