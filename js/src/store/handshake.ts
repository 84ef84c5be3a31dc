/** Sends hello until a batch comes, and notices when the kernel stays silent. */

import type { Clock } from "./environment";

export const FIRST_RETRY_MS = 1_000;
export const LONGEST_RETRY_MS = 15_000;
/** A kernel that has not answered for this long counts as silent. */
export const SILENT_AFTER_MS = 20_000;

interface Listener {
  sendHello(): void;
  /** Whether the page lacks what a hello brings. */
  isNeeded(): boolean;
  /** Called with true when the kernel has been silent for long, and with false when it answers. */
  silenceChanged(silent: boolean): void;
}

export class Handshake {
  readonly #clock: Clock;
  readonly #listener: Listener;
  #retryMs = FIRST_RETRY_MS;
  #cancelRetry: (() => void) | null = null;
  #unansweredSince: number | null = null;
  #started = false;

  constructor(clock: Clock, listener: Listener) {
    this.#clock = clock;
    this.#listener = listener;
  }

  /** Sends hello now, and again at the shortest interval. */
  start(): void {
    this.#started = true;
    this.#retryMs = FIRST_RETRY_MS;
    this.#unansweredSince = null;
    this.#sendHello();
  }

  /** Starts if a hello is needed and none is on its way. */
  startIfNeeded(): void {
    if (this.#started && this.#cancelRetry === null && this.#listener.isNeeded()) this.start();
  }

  /** The kernel sent something. */
  answered(): void {
    this.#unansweredSince = null;
    this.#listener.silenceChanged(false);
  }

  close(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = null;
  }

  #sendHello(): void {
    this.close();
    const now = this.#clock.now();
    this.#unansweredSince ??= now;
    const untilSilent = this.#unansweredSince + SILENT_AFTER_MS - now;
    // The timer first: a send that fails comes back here through startIfNeeded().
    this.#cancelRetry = this.#clock.setTimer(
      () => this.#retry(),
      untilSilent > 0 ? Math.min(this.#retryMs, untilSilent) : this.#retryMs,
    );
    this.#listener.sendHello();
  }

  #retry(): void {
    this.#cancelRetry = null;
    const since = this.#unansweredSince;
    if (since !== null && this.#clock.now() - since >= SILENT_AFTER_MS) this.#listener.silenceChanged(true);
    if (!this.#listener.isNeeded()) return;
    this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS);
    this.#sendHello();
  }
}
