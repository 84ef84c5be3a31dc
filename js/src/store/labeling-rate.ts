/** How fast the person decides, from the decisions of the last two minutes. */

import type { Clock } from "./environment";

const WINDOW_MS = 120_000;
/** Shorter spans count as this long: the first few decisions would otherwise read as hundreds a minute. */
const MIN_SPAN_MS = 15_000;
const MIN_DECISIONS = 3;
const REFRESH_MS = 5_000;

export class LabelingRate {
  readonly #clock: Clock;
  readonly #changed: (perMinute: number | null) => void;
  #times: number[] = [];
  #cancelRefresh: (() => void) | null = null;

  constructor(clock: Clock, changed: (perMinute: number | null) => void) {
    this.#clock = clock;
    this.#changed = changed;
  }

  add(): void {
    this.#times.push(this.#clock.now());
    this.#changed(this.#perMinute());
    this.#refreshLater();
  }

  /** Removes the last decision: it was undone. */
  removeLast(): void {
    this.#times.pop();
  }

  close(): void {
    this.#cancelRefresh?.();
  }

  /** Decisions a minute; null while there are too few. */
  #perMinute(): number | null {
    const now = this.#clock.now();
    const old = this.#times.findIndex((time) => time >= now - WINDOW_MS);
    this.#times.splice(0, old === -1 ? this.#times.length : old);
    if (this.#times.length < MIN_DECISIONS) return null;
    const span = Math.max(now - this.#times[0]!, MIN_SPAN_MS);
    return Math.round((this.#times.length * 60_000) / span);
  }

  /** The rate falls while nothing is decided, so it is computed again from time to time. */
  #refreshLater(): void {
    if (this.#cancelRefresh !== null) return;
    this.#cancelRefresh = this.#clock.setTimer(() => {
      this.#cancelRefresh = null;
      const perMinute = this.#perMinute();
      this.#changed(perMinute);
      if (perMinute !== null) this.#refreshLater();
    }, REFRESH_MS);
  }
}
