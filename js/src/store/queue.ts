/** The card on screen, and the cards waiting behind it. */

import type { Answer, Batch, Card } from "../protocol";

/** How the card on screen got there. A card under review has an answer already, and never waits. */
export type Origin = "queue" | "undo" | "review";

export interface Shown {
  card: Card;
  origin: Origin;
  /** The answer it has now, or had until it was undone; null for a new one. */
  value: Answer | null;
}

export class Queue {
  shown: Shown | null = null;
  waiting: Card[] = [];
  readonly #decided = new Set<string>();
  readonly #skipped = new Set<string>();
  #rev = -1;

  /** Takes over a batch; returns false if it is older than the last one. The card on screen always stays. */
  merge(batch: Batch): boolean {
    if (batch.rev <= this.#rev) return false;
    this.#rev = batch.rev;
    if (!batch.append) this.waiting = [];
    const waitingKeys = new Set(this.waiting.map((card) => card.key));
    for (const card of batch.cards) {
      if (waitingKeys.has(card.key) || this.#isHidden(card)) continue;
      waitingKeys.add(card.key);
      this.waiting.push(card);
    }
    if (this.shown === null) this.next();
    return true;
  }

  /** Puts the first waiting card on screen, or none. */
  next(): void {
    const card = this.waiting.shift();
    this.shown = card === undefined ? null : { card, origin: "queue", value: null };
  }

  /** Puts a card on screen out of turn. An undecided card that was on screen becomes the next one. */
  show(card: Card, origin: Origin, value: Answer | null): void {
    const displaced = this.shown;
    this.waiting = this.waiting.filter((other) => other.key !== card.key);
    if (displaced !== null && displaced.origin !== "review" && displaced.card.key !== card.key) {
      this.waiting.unshift(displaced.card);
    }
    this.shown = { card, origin, value };
  }

  markDecided(key: string): void {
    this.#decided.add(key);
    this.#skipped.delete(key);
    this.#dropWaiting(key);
  }

  markSkipped(key: string): void {
    this.#skipped.add(key);
    this.#dropWaiting(key);
  }

  /** The example is undecided again: its card is shown when the kernel sends it. */
  reopen(key: string): void {
    this.#decided.delete(key);
    this.#skipped.delete(key);
  }

  #dropWaiting(key: string): void {
    if (this.waiting.some((card) => card.key === key)) {
      this.waiting = this.waiting.filter((card) => card.key !== key);
    }
  }

  #isHidden(card: Card): boolean {
    if (this.shown?.card.key === card.key || this.#decided.has(card.key)) return true;
    return this.#skipped.has(card.key) && !card.again;
  }
}
