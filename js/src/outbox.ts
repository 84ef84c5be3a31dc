/**
 * Decisions on their way: numbered, kept until acknowledged, sent again when the kernel stays silent.
 * Time comes in as an argument; nothing here knows the page, the kernel or a clock.
 */

import { type Decision, type Events, events } from "./protocol";

export const FIRST_WAIT = 2_000;
export const LONGEST_WAIT = 20_000;
export const MOST_PER_MESSAGE = 200;

export interface Kept {
  base: number;
  events: Decision[];
}

export class Outbox {
  readonly client: string;
  #next: number;
  #kept: Decision[] = [];
  #wait = FIRST_WAIT;
  /** Since when the lowest unacknowledged decision waits; the clock that repeats runs from here. */
  #since = 0;
  /** The repeat under way: it reached `#reached` and has to reach `#goal`. */
  #reached = 0;
  #goal = 0;

  constructor(client: string, kept?: Kept) {
    this.client = client;
    this.#kept = kept ? [...kept.events].sort((a, b) => a.seq - b.seq) : [];
    this.#next = (this.#kept.at(-1)?.seq ?? (kept?.base ?? 1) - 1) + 1;
  }

  get pending(): readonly Decision[] {
    return this.#kept;
  }

  /** Everything before this number was acknowledged. */
  get base(): number {
    return this.#kept[0]?.seq ?? this.#next;
  }

  get kept(): Kept {
    return { base: this.base, events: this.#kept };
  }

  /** Numbers and keeps a decision; returns the message that carries it, and only it. */
  add(decision: Omit<Decision, "seq">, now: number): Events {
    if (this.#kept.length === 0) this.#since = now;
    const numbered = { seq: this.#next++, ...decision };
    this.#kept.push(numbered);
    return events(this.client, this.base, [numbered]);
  }

  /** Takes over decisions another page of the same desk left behind. */
  absorb(kept: Kept): void {
    for (const decision of [...kept.events].sort((a, b) => a.seq - b.seq)) {
      if (decision.seq < this.#next) continue;
      this.#kept.push(decision);
      this.#next = decision.seq + 1;
    }
  }

  /** Drops what the kernel has. Returns the decisions dropped and, if a long repeat goes on, its next part. */
  ack(upto: number, now: number): { taken: Decision[]; more: Events | null } {
    const cut = this.#kept.findIndex((decision) => decision.seq > upto);
    const taken = this.#kept.splice(0, cut === -1 ? this.#kept.length : cut);
    if (taken.length === 0) return { taken, more: null };
    this.#wait = FIRST_WAIT;
    this.#since = now;
    const repeating = this.base > this.#reached && this.base <= this.#goal;
    return { taken, more: repeating ? this.#repeat() : null };
  }

  /** When to look again; null when everything is acknowledged. */
  get due(): number | null {
    return this.#kept.length === 0 ? null : this.#since + this.#wait;
  }

  /** Everything unacknowledged from the lowest on, if it is time; null otherwise. */
  repeat(now: number): Events | null {
    if (this.due === null || now < this.due) return null;
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
    return this.repeatNow(now);
  }

  /** The same, at once: a page has started, or the connection is back. */
  repeatNow(now: number): Events | null {
    if (this.#kept.length === 0) return null;
    this.#since = now;
    this.#goal = this.#kept.at(-1)!.seq;
    return this.#repeat();
  }

  #repeat(): Events {
    const part = this.#kept.slice(0, MOST_PER_MESSAGE);
    this.#reached = part.at(-1)!.seq;
    return events(this.client, this.base, part);
  }
}
