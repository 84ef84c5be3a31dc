/** How fast the person decides, from the decisions of the last two minutes. */

const WINDOW = 120_000;
/** Below this the first two decisions would read as hundreds a minute. */
const SHORTEST = 15_000;

export class Pace {
  #times: number[] = [];

  note(now: number): void {
    this.#times.push(now);
    this.#forget(now);
  }

  /** The last decision was taken back. */
  unnote(): void {
    this.#times.pop();
  }

  /** Decisions a minute; null while there are too few to say. */
  perMinute(now: number): number | null {
    this.#forget(now);
    if (this.#times.length < 3) return null;
    const span = Math.max(now - this.#times[0]!, SHORTEST);
    return Math.round((this.#times.length * 60_000) / span);
  }

  #forget(now: number): void {
    let old = 0;
    while (old < this.#times.length && this.#times[old]! < now - WINDOW) old++;
    if (old > 0) this.#times.splice(0, old);
  }
}
