/** What was decided, oldest first: decisions of this page, and before them those the kernel remembers. */

import type { Answer, Card, Past as PastMessage } from "./protocol";

export interface PastEntry {
  /** The kernel's number of the decision; null as long as only this page knows it. */
  at: number | null;
  do: "label" | "skip";
  value: Answer | null;
  card: Card;
}

/** Whether two answers are the same, classes in the same order. */
const alike = (a: Answer | null, b: Answer | null): boolean =>
  a === b || (Array.isArray(a) && Array.isArray(b) && JSON.stringify(a) === JSON.stringify(b));

export const FEW = 8;
export const RECALLED = 16;

export class Past {
  entries: PastEntry[] = [];
  /** Whether the kernel may know earlier decisions than these. */
  more = true;
  /** The earliest number ever seen: undone entries count, they need not come again. */
  lowest: number | null = null;
  readonly #seen = new Set<number>();

  push(entry: Omit<PastEntry, "at">): void {
    this.entries.push({ at: null, ...entry });
  }

  pop(): PastEntry | undefined {
    return this.entries.pop();
  }

  /** The answer an example has, as far as remembered. */
  valueOf(key: string): Answer | null {
    return this.entries.findLast((entry) => entry.card.key === key)?.value ?? null;
  }

  /** Forgets the newest entry of an example: the kernel refused it. */
  forget(key: string): void {
    const index = this.entries.findLastIndex((entry) => entry.card.key === key);
    if (index >= 0) this.entries.splice(index, 1);
  }

  get short(): boolean {
    return this.more && this.entries.length < FEW;
  }

  /** Puts what the kernel remembers before what is here. `leave` names examples just being undone. */
  merge(message: PastMessage, leave: (key: string) => boolean): void {
    this.more = message.more && message.items.length > 0;
    for (const item of [...message.items].sort((a, b) => b.at - a.at)) {
      if (this.#seen.has(item.at)) continue;
      this.#seen.add(item.at);
      this.lowest = Math.min(this.lowest ?? item.at, item.at);
      const same = this.entries.findLast(
        (e) =>
          e.at === null && e.card.key === item.card.key && e.do === item.do && alike(e.value, item.value),
      );
      if (same !== undefined) same.at = item.at;
      else if (!leave(item.card.key)) this.#insert(item);
    }
  }

  #insert(item: PastEntry & { at: number }): void {
    const index = this.entries.findIndex((entry) => entry.at === null || entry.at > item.at);
    this.entries.splice(index < 0 ? this.entries.length : index, 0, {
      at: item.at,
      do: item.do,
      value: item.value,
      card: item.card,
    });
  }
}
