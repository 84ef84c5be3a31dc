/** Brings decisions to the kernel: this page's outbox, those left behind by others, the shelf, one clock. */

import { type Kept, Outbox } from "./outbox";
import type { Ack, BrowserMessage, Decision } from "./protocol";
import { Shelf, type Storage } from "./shelf";

export interface Surroundings {
  /** Hands a message to the kernel; returns false if it could not leave the page. */
  send(message: BrowserMessage): boolean;
  storage: Storage;
  now(): number;
  setTimer(action: () => void, ms: number): () => void;
}

export class Delivery {
  readonly #around: Surroundings;
  readonly #own: Outbox;
  readonly #left = new Map<string, Outbox>();
  readonly #shelf: Shelf;
  #desk: string | null = null;
  #timer: { at: number; cancel: () => void } | null = null;
  #closed = false;

  constructor(client: string, around: Surroundings) {
    this.#around = around;
    this.#own = new Outbox(client);
    this.#shelf = new Shelf(around.storage);
  }

  get pending(): number {
    let sum = this.#own.pending.length;
    for (const box of this.#left.values()) sum += box.pending.length;
    return sum;
  }

  /** Decisions of this page that neither the kernel has nor another page of this tab took over and delivered. */
  get atRisk(): number {
    if (this.#desk === null || this.#shelf.failing) return this.#own.pending.length;
    return this.#shelf.read(this.#desk)[this.#own.client]?.events.length ?? 0;
  }

  /** Whether decisions of an earlier page are still on their way. */
  get inherited(): boolean {
    return this.#left.size > 0;
  }

  /** Keeps a decision, lets the page show what follows from it, and only then sends. */
  add(decision: Omit<Decision, "seq">, shows: () => void): void {
    const message = this.#own.add(decision, this.#around.now());
    this.#keep();
    shows();
    this.#around.send(message);
    this.#wind();
  }

  /** What the newest undelivered decision does to an example; undefined if none is on its way. */
  underway(key: string): Decision | undefined {
    for (const box of [this.#own, ...this.#left.values()]) {
      for (let i = box.pending.length - 1; i >= 0; i--) {
        if (box.pending[i]!.key === key) return box.pending[i];
      }
    }
    return undefined;
  }

  /** Names the desk: from now on decisions are shelved, and those found there are delivered under their own name. */
  adopt(desk: string): Decision[] {
    if (this.#desk !== desk) {
      this.#desk = desk;
      this.#keep();
    }
    const found: Decision[] = [];
    for (const [client, kept] of Object.entries(this.#shelf.read(desk))) {
      if (client === this.#own.client) continue;
      const fresh = this.#take(client, kept);
      if (fresh !== null) found.push(...fresh.pending);
    }
    this.#wind();
    return found;
  }

  ack(message: Ack): Decision[] {
    const box = message.client === this.#own.client ? this.#own : this.#left.get(message.client);
    if (box === undefined) return [];
    const { taken, more } = box.ack(message.upto, this.#around.now());
    if (taken.length > 0) {
      if (box === this.#own) this.#keep();
      else if (this.#desk !== null) this.#shelf.clear(this.#desk, box.client, message.upto);
      if (box.pending.length === 0) this.#left.delete(box.client);
    }
    if (more !== null) this.#around.send(more);
    this.#wind();
    return taken;
  }

  /** Sends everything again at once. */
  flush(): void {
    for (const box of [...this.#left.values(), this.#own]) {
      const message = box.repeatNow(this.#around.now());
      if (message !== null) this.#around.send(message);
    }
    this.#wind();
  }

  close(): void {
    this.#closed = true;
    this.#timer?.cancel();
    this.#timer = null;
  }

  #take(client: string, kept: Kept): Outbox | null {
    const known = this.#left.get(client);
    if (known !== undefined) {
      known.absorb(kept);
      return null;
    }
    if (kept.events.length === 0) return null;
    const box = new Outbox(client, kept);
    this.#left.set(client, box);
    const message = box.repeatNow(this.#around.now());
    if (message !== null) this.#around.send(message);
    return box;
  }

  #keep(): void {
    if (this.#desk !== null) this.#shelf.write(this.#desk, this.#own.client, this.#own.kept);
  }

  #wind(): void {
    const times = [this.#own, ...this.#left.values()].map((box) => box.due).filter((at) => at !== null);
    const at = times.length > 0 ? Math.min(...times) : null;
    // An earlier wake-up is kept: it finds nothing to do and winds the clock anew.
    if (this.#closed || at === null || (this.#timer !== null && this.#timer.at <= at)) return;
    this.#timer?.cancel();
    const cancel = this.#around.setTimer(
      () => {
        this.#timer = null;
        for (const box of [this.#own, ...this.#left.values()]) {
          const message = box.repeat(this.#around.now());
          if (message !== null) this.#around.send(message);
        }
        this.#wind();
      },
      Math.max(0, at - this.#around.now()),
    );
    this.#timer = { at, cancel };
  }
}
