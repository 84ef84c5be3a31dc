/**
 * Decisions on their way to the kernel: numbered, kept until acknowledged, sent again while the kernel is silent.
 * The time comes in as an argument, so that tests need no clock.
 */

import { type Decision, type Events, events } from "../protocol";

export const FIRST_RESEND_MS = 2_000;
export const LONGEST_RESEND_MS = 20_000;
export const MAX_DECISIONS_PER_MESSAGE = 200;

/** The unacknowledged decisions of one client, as they lie in the tab's storage. */
export interface Unacknowledged {
  base: number;
  events: Decision[];
}

const bySeq = (a: Decision, b: Decision): number => a.seq - b.seq;

export class Outbox {
  readonly client: string;
  readonly #pending: Decision[];
  #nextSeq: number;
  #resendMs = FIRST_RESEND_MS;
  /** Since when the lowest unacknowledged decision waits; the time to the next resend counts from here. */
  #waitingSince = 0;
  /** A resend in parts has reached this number … */
  #resentSeq = 0;
  /** … and goes on to this one. */
  #resendGoalSeq = 0;

  constructor(client: string, stored?: Unacknowledged) {
    this.client = client;
    this.#pending = stored ? [...stored.events].sort(bySeq) : [];
    this.#nextSeq = (this.#pending.at(-1)?.seq ?? (stored?.base ?? 1) - 1) + 1;
  }

  get pending(): readonly Decision[] {
    return this.#pending;
  }

  /** Every decision before this number was acknowledged. */
  get base(): number {
    return this.#pending[0]?.seq ?? this.#nextSeq;
  }

  get unacknowledged(): Unacknowledged {
    return { base: this.base, events: this.#pending };
  }

  /** Numbers and keeps a decision; returns the message that carries it, and only it. */
  add(decision: Omit<Decision, "seq">, now: number): Events {
    if (this.#pending.length === 0) this.#waitingSince = now;
    const numbered = { seq: this.#nextSeq++, ...decision };
    this.#pending.push(numbered);
    return events(this.client, this.base, [numbered]);
  }

  /** Adds the decisions another page has stored under the same client since. */
  merge(stored: Unacknowledged): void {
    for (const decision of [...stored.events].sort(bySeq)) {
      if (decision.seq < this.#nextSeq) continue;
      this.#pending.push(decision);
      this.#nextSeq = decision.seq + 1;
    }
  }

  /** Removes what the kernel has. Returns the removed decisions and, if a resend is in parts, its next part. */
  acknowledge(lastSeq: number, now: number): { acknowledged: Decision[]; nextPart: Events | null } {
    const first = this.#pending.findIndex((decision) => decision.seq > lastSeq);
    const acknowledged = this.#pending.splice(0, first === -1 ? this.#pending.length : first);
    if (acknowledged.length === 0) return { acknowledged, nextPart: null };
    this.#resendMs = FIRST_RESEND_MS;
    this.#waitingSince = now;
    const goesOn = this.base > this.#resentSeq && this.base <= this.#resendGoalSeq;
    return { acknowledged, nextPart: goesOn ? this.#part() : null };
  }

  /** When to send again; null when everything is acknowledged. */
  get resendAt(): number | null {
    return this.#pending.length === 0 ? null : this.#waitingSince + this.#resendMs;
  }

  /** Returns everything unacknowledged, from the lowest number on, if it is time; null otherwise. */
  resendIfDue(now: number): Events | null {
    if (this.resendAt === null || now < this.resendAt) return null;
    this.#resendMs = Math.min(this.#resendMs * 2, LONGEST_RESEND_MS);
    return this.resend(now);
  }

  /** The same, at once: the page has started, or the connection is back. */
  resend(now: number): Events | null {
    if (this.#pending.length === 0) return null;
    this.#waitingSince = now;
    this.#resendGoalSeq = this.#pending.at(-1)!.seq;
    return this.#part();
  }

  #part(): Events {
    const part = this.#pending.slice(0, MAX_DECISIONS_PER_MESSAGE);
    this.#resentSeq = part.at(-1)!.seq;
    return events(this.client, this.base, part);
  }
}
