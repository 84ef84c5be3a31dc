/** Asks the kernel for a library. The answer may be long in coming: a cell may be running. */

import type { Clock } from "./environment";

/** A request fails without an answer for so long: another desk of the page may then try. */
export const GIVE_UP_AFTER_MS = 20_000;
/** A kernel that does not answer is not asked again at once: it would answer each time, with 400 kB. */
export const FIRST_AGAIN_MS = 30_000;
export const LONGEST_AGAIN_MS = 240_000;

interface Waiting {
  resolve(script: Uint8Array): void;
  reject(why: Error): void;
  cancel(): void;
}

export class LibraryRequest {
  readonly #clock: Clock;
  readonly #ask: () => boolean;
  #waiting: Waiting | null = null;
  #script: Uint8Array | null = null;
  #askAgainAt = 0;
  #againMs = FIRST_AGAIN_MS;

  /** `ask` sends the request, and returns whether it left. */
  constructor(clock: Clock, ask: () => boolean) {
    this.#clock = clock;
    this.#ask = ask;
  }

  /** Resolves with the gzipped script; rejects if none comes. One request at a time. */
  request(): Promise<Uint8Array> {
    this.#fail("asked anew");
    const script = this.#script;
    this.#script = null;
    if (script !== null) return Promise.resolve(script);
    return new Promise((resolve, reject) => {
      const cancel = this.#clock.setTimer(() => this.#fail("no answer"), GIVE_UP_AFTER_MS);
      this.#waiting = { resolve, reject, cancel };
      if (this.#clock.now() < this.#askAgainAt) return;
      if (!this.#ask()) return this.#fail("not connected");
      this.#askAgainAt = this.#clock.now() + this.#againMs;
      this.#againMs = Math.min(2 * this.#againMs, LONGEST_AGAIN_MS);
    });
  }

  /** The script came; it is kept for the next request where nobody waits any more. */
  answered(script: Uint8Array): void {
    const waiting = this.#end();
    if (waiting === null) this.#script = script;
    else waiting.resolve(script);
  }

  close(): void {
    this.#fail("closed");
  }

  #fail(why: string): void {
    this.#end()?.reject(new Error(why));
  }

  #end(): Waiting | null {
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.cancel();
    return waiting;
  }
}
