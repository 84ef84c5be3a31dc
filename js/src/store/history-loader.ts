/** Asks the kernel for earlier decisions, so that undo and review reach back beyond this page. */

import type { Clock } from "./environment";
import type { History } from "./history";

const ENTRIES_PER_REQUEST = 16;
/** An unanswered request is not made again before this. */
const REPEAT_REQUEST_MS = 5_000;
/** Requests that follow each other this closely become one. */
const COLLECT_MS = 300;

export class HistoryLoader {
  readonly #history: History;
  readonly #clock: Clock;
  /** Asks for `count` decisions before a number; null means the newest. */
  readonly #request: (before: number | null, count: number) => void;
  #requestedAt: number | null = null;
  #cancelLater: (() => void) | null = null;

  constructor(history: History, clock: Clock, request: (before: number | null, count: number) => void) {
    this.#history = history;
    this.#clock = clock;
    this.#request = request;
  }

  loadIfShort(): void {
    if (!this.#history.isShort) return;
    const asked = this.#requestedAt;
    if (asked !== null && this.#clock.now() - asked < REPEAT_REQUEST_MS) return;
    this.#load(this.#history.lowestLoaded);
  }

  loadNewest(): void {
    this.#load(null);
  }

  /** Loads the newest decisions once no more of them come in. */
  loadNewestSoon(): void {
    this.#cancelLater?.();
    this.#cancelLater = this.#clock.setTimer(() => {
      this.#cancelLater = null;
      this.#load(null);
    }, COLLECT_MS);
  }

  /** The kernel answered. */
  answered(): void {
    this.#requestedAt = null;
  }

  close(): void {
    this.#cancelLater?.();
  }

  #load(before: number | null): void {
    this.#requestedAt = this.#clock.now();
    this.#request(before, ENTRIES_PER_REQUEST);
  }
}
