/**
 * Brings decisions to the kernel: the outbox of this page, the outboxes earlier pages left behind, their copy in the
 * tab's storage, and one timer that sends again.
 */

import type { Ack, BrowserMessage, Decision, Events, Renaming } from "../protocol";
import { isRenaming } from "../protocol";
import type { Clock, TabStorage } from "./environment";
import { Outbox, type Unacknowledged } from "./outbox";
import { PendingStorage } from "./pending-storage";

/** A decision that an earlier page of this tab left behind. */
export type Inherited = Decision & { client: string };

export class Delivery {
  readonly #clock: Clock;
  readonly #send: (message: BrowserMessage) => void;
  readonly #own: Outbox;
  /** By client: what earlier pages of this tab could not deliver. */
  readonly #inherited = new Map<string, Outbox>();
  readonly #storage: PendingStorage;
  #desk: string | null = null;
  #timer: { at: number; cancel: () => void } | null = null;
  #closed = false;

  constructor(client: string, storage: TabStorage, clock: Clock, send: (message: BrowserMessage) => void) {
    this.#clock = clock;
    this.#send = send;
    this.#own = new Outbox(client);
    this.#storage = new PendingStorage(storage);
  }

  get pending(): number {
    return this.#outboxes.reduce((sum, outbox) => sum + outbox.pending.length, 0);
  }

  /** Decisions of this page that no kernel has, and that no other page of this tab has delivered. */
  get undelivered(): number {
    if (this.#desk === null || this.#storage.failed) return this.#own.pending.length;
    return this.#storage.read(this.#desk)[this.#own.client]?.events.length ?? 0;
  }

  /** Whether decisions of an earlier page are still on their way. */
  get hasInherited(): boolean {
    return this.#inherited.size > 0;
  }

  // The steps of a decision; Store.#decide takes them in this order.

  /** Numbers a decision and keeps it; returns its message. */
  enqueue(decision: Omit<Decision, "seq">): Events {
    return this.#own.add(decision, this.#clock.now());
  }

  /** Copies what is unacknowledged to the tab's storage. */
  persist(): void {
    if (this.#desk !== null) this.#storage.write(this.#desk, this.#own.client, this.#own.unacknowledged);
  }

  /** Sends a message, and again later if no acknowledgement comes. */
  send(message: Events): void {
    this.#send(message);
    this.#scheduleResend();
  }

  /** The newest unacknowledged decision on an example; undefined if there is none. A note decides nothing. */
  pendingOn(key: string): Decision | undefined {
    for (const outbox of this.#outboxes) {
      const found = outbox.pending.findLast(({ do: type, key: of }) => of === key && type !== "note");
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Whether the undo of a renaming is still on its way. */
  isUndoing({ from, to }: Renaming): boolean {
    return this.#outboxes.some(({ pending }) =>
      pending.some(
        ({ do: type, value }) =>
          type === "undo" && isRenaming(value) && value.from === from && value.to === to,
      ),
    );
  }

  /**
   * Tells which desk this is. From now on decisions are stored under its name, and those found there are
   * delivered under the client that made them. Returns the decisions found.
   */
  openDesk(desk: string): Inherited[] {
    if (this.#desk !== desk) {
      this.#desk = desk;
      this.persist();
    }
    const found: Inherited[] = [];
    for (const [client, stored] of Object.entries(this.#storage.read(desk))) {
      if (client === this.#own.client) continue;
      found.push(...this.#inherit(client, stored).map((decision) => ({ client, ...decision })));
    }
    this.#scheduleResend();
    return found;
  }

  /** Removes what the kernel has; returns it. */
  acknowledge(ack: Ack): Decision[] {
    const outbox = ack.client === this.#own.client ? this.#own : this.#inherited.get(ack.client);
    if (outbox === undefined) return [];
    const lastSeq = ack.upto;
    const { acknowledged, nextPart } = outbox.acknowledge(lastSeq, this.#clock.now());
    if (acknowledged.length > 0) {
      if (outbox === this.#own) this.persist();
      else if (this.#desk !== null) this.#storage.removeAcknowledged(this.#desk, outbox.client, lastSeq);
      if (outbox.pending.length === 0) this.#inherited.delete(outbox.client);
    }
    if (nextPart !== null) this.#send(nextPart);
    this.#scheduleResend();
    return acknowledged;
  }

  /** Sends everything unacknowledged again, at once. */
  resendAll(): void {
    for (const outbox of [...this.#inherited.values(), this.#own]) this.#resend(outbox);
    this.#scheduleResend();
  }

  close(): void {
    this.#closed = true;
    this.#timer?.cancel();
    this.#timer = null;
  }

  get #outboxes(): Outbox[] {
    return [this.#own, ...this.#inherited.values()];
  }

  /** Returns the decisions that are new to this page. */
  #inherit(client: string, stored: Unacknowledged): readonly Decision[] {
    const known = this.#inherited.get(client);
    if (known !== undefined) known.merge(stored);
    if (known !== undefined || stored.events.length === 0) return [];
    const outbox = new Outbox(client, stored);
    this.#inherited.set(client, outbox);
    this.#resend(outbox);
    return outbox.pending;
  }

  #resend(outbox: Outbox): void {
    const message = outbox.resend(this.#clock.now());
    if (message !== null) this.#send(message);
  }

  #scheduleResend(): void {
    const times = this.#outboxes.map((outbox) => outbox.resendAt).filter((at) => at !== null);
    if (this.#closed || times.length === 0) return;
    const at = Math.min(...times);
    // An earlier timer stays: it finds nothing to send and schedules the next one.
    if (this.#timer !== null && this.#timer.at <= at) return;
    this.#timer?.cancel();
    const cancel = this.#clock.setTimer(
      () => {
        this.#timer = null;
        for (const outbox of this.#outboxes) {
          const message = outbox.resendIfDue(this.#clock.now());
          if (message !== null) this.#send(message);
        }
        this.#scheduleResend();
      },
      Math.max(0, at - this.#clock.now()),
    );
    this.#timer = { at, cancel };
  }
}
