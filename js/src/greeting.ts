/** Says hello until a batch comes, and notices when nobody answers. */

export const FIRST_PAUSE = 1_000;
export const LONGEST_PAUSE = 15_000;
export const PATIENCE = 20_000;

interface Surroundings {
  send(): void;
  now(): number;
  setTimer(action: () => void, ms: number): () => void;
  /** Whether the page still lacks what a hello brings. */
  wanting(): boolean;
  /** Told true when the kernel stayed silent for long, and false when it speaks again. */
  silent(yes: boolean): void;
}

export class Greeting {
  readonly #around: Surroundings;
  #pause = FIRST_PAUSE;
  #cancel: (() => void) | null = null;
  /** Since when a hello is unanswered. */
  #since: number | null = null;
  #started = false;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Says hello now and starts the clock anew. */
  start(): void {
    this.#started = true;
    this.#pause = FIRST_PAUSE;
    this.#since = null;
    this.#say();
  }

  /** Starts the clock if something is wanting and it does not run already. */
  wake(): void {
    if (this.#started && this.#cancel === null && this.#around.wanting()) this.start();
  }

  /** The kernel said something. */
  heard(): void {
    this.#since = null;
    this.#around.silent(false);
  }

  close(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #say(): void {
    this.close();
    const now = this.#around.now();
    this.#since ??= now;
    const left = this.#since + PATIENCE - now;
    // The clock first: a send that fails comes back here through wake().
    this.#cancel = this.#around.setTimer(
      () => this.#again(),
      left > 0 ? Math.min(this.#pause, left) : this.#pause,
    );
    this.#around.send();
  }

  #again(): void {
    this.#cancel = null;
    if (this.#since !== null && this.#around.now() - this.#since >= PATIENCE) this.#around.silent(true);
    if (!this.#around.wanting()) return;
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
    this.#say();
  }
}
