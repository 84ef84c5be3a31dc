/**
 * What the kernel sends and what a person does, turned into facts. No page, no kernel: both are handed in.
 * A decision is kept, the next card is up, and only then is something sent; nothing waits for an answer.
 */

import { batch } from "@preact/signals";
import { Delivery } from "./delivery";
import { Facts, NONE } from "./facts";
import { Greeting } from "./greeting";
import { Pace } from "./pace";
import { Past, type PastEntry, RECALLED } from "./past";
import {
  type Ack,
  type Answer,
  type BrowserMessage,
  type Decision,
  hello,
  parseFromKernel,
  parseStatus,
  recall,
  theme,
} from "./protocol";
import { Queue, type Shown } from "./queue";
import type { Storage } from "./shelf";

export interface Injected {
  client: string;
  /** May throw; a throw means that the connection is gone. */
  send(message: BrowserMessage): void;
  storage: Storage;
  now(): number;
  /** Runs an action later; returns what cancels it. */
  setTimer(action: () => void, ms: number): () => void;
  dark(): boolean;
}

const RECALL_PATIENCE = 5_000;
const REVIEWED = 50;
const CATCH_UP = 300;

export class Store extends Facts {
  readonly #in: Injected;
  readonly #queue = new Queue();
  readonly #past = new Past();
  readonly #pace = new Pace();
  readonly #delivery: Delivery;
  readonly #greeting: Greeting;
  #since = 0;
  #asked: number | null = null;
  #refused = 0;
  #slowClock: (() => void) | null = null;
  #catchUp: (() => void) | null = null;

  constructor(injected: Injected) {
    super();
    this.#in = injected;
    const { now, setTimer, storage } = injected;
    const send = (message: BrowserMessage) => this.#send(message);
    this.#delivery = new Delivery(injected.client, { send, storage, now, setTimer });
    this.#greeting = new Greeting({
      send: () => void send(hello(injected.client, injected.dark())),
      now,
      setTimer,
      wanting: () => !this.alive.value || (this.#queue.shown === null && this.status.value?.phase !== "done"),
      silent: (yes) => {
        this.silent.value = yes;
      },
    });
  }

  get desk(): string | null {
    return this.status.value?.desk ?? null;
  }

  get atRisk(): number {
    return this.#delivery.atRisk;
  }

  start(): void {
    this.#greeting.start();
  }

  close(): void {
    this.#greeting.close();
    this.#delivery.close();
    this.#slowClock?.();
    this.#catchUp?.();
  }

  // What comes from the kernel.

  receiveStatus(value: unknown): void {
    const status = parseStatus(value);
    if (status === null || status.rev < (this.status.peek()?.rev ?? Number.NEGATIVE_INFINITY)) return;
    batch(() => {
      const first = this.status.peek() === null;
      this.status.value = status;
      const names = new Set(status.classes.map((c) => c.name));
      if (this.added.peek().some((name) => names.has(name))) {
        this.added.value = this.added.peek().filter((name) => !names.has(name));
      }
      this.#takeOver(this.#delivery.adopt(status.desk));
      // The state the widget was opened with says nothing about who listens now.
      if (!first) this.#heard();
    });
    this.#greeting.wake();
  }

  receive(value: unknown): void {
    const message = parseFromKernel(value);
    if (message === null) return;
    batch(() => {
      this.#heard();
      if (message.kind === "ack") this.#acknowledged(message);
      else if (message.kind === "batch") {
        if (this.#queue.merge(message)) this.#publish();
      } else if (message.client === this.#in.client) {
        this.#asked = null;
        this.#past.merge(message, (key) => this.#delivery.underway(key)?.do === "undo");
        this.#publishPast();
      }
    });
    this.#greeting.wake();
  }

  connection(alive: boolean): void {
    if (alive === this.alive.peek()) return;
    this.alive.value = alive;
    if (alive) {
      this.#greeting.start();
      this.#delivery.flush();
    } else this.#greeting.wake();
  }

  /** The connection changed in an unknown direction: what was alive is gone, what was gone is tried. */
  connectionChanged(): void {
    if (this.alive.peek()) this.connection(false);
    else if (this.#send(hello(this.#in.client, this.#in.dark()))) this.connection(true);
  }

  themeChanged(dark: boolean): void {
    this.#send(theme(dark));
  }

  // What a person does. Each returns whether it was done.

  label(value: Answer): boolean {
    const shown = this.#current();
    if (shown === null) return false;
    const { card } = shown;
    const ms = this.#elapsed();
    this.#deliver({ do: "label", key: card.key, value, ms }, () => {
      this.#queue.decide(card.key);
      this.#past.push({ do: "label", value, card });
      this.#advance();
      this.#publishPast();
    });
    return true;
  }

  /** With multilabel: puts a class into the answer of the card on screen, or takes it out. Nothing is sent yet. */
  toggle(name: string): boolean {
    if (this.#current() === null) return false;
    const chosen = new Set(this.chosen.peek());
    if (!chosen.delete(name)) chosen.add(name);
    this.chosen.value = chosen;
    return true;
  }

  /** With multilabel: decides the card on screen, by all the classes chosen or by none of them. */
  confirm(): boolean {
    const chosen = this.marked.peek();
    return this.label(
      this.classes
        .peek()
        .map((c) => c.name)
        .filter((name) => chosen.has(name)),
    );
  }

  skip(): boolean {
    const shown = this.#current();
    if (shown === null) return false;
    if (shown.origin === "review") {
      batch(() => {
        this.#queue.next();
        this.#publish();
      });
      return true;
    }
    const { card } = shown;
    const ms = this.#elapsed();
    this.#deliver({ do: "skip", key: card.key, value: null, ms }, () => {
      this.#queue.skip(card.key);
      this.#past.push({ do: "skip", value: null, card });
      this.#advance();
      this.#publishPast();
    });
    return true;
  }

  undo(): boolean {
    if (!this.alive.peek()) return false;
    const entry = this.#past.pop();
    if (entry === undefined) {
      this.#recallIfShort();
      return false;
    }
    const { card } = entry;
    const ms = this.#elapsed();
    this.#deliver({ do: "undo", key: card.key, value: null, ms }, () => {
      this.#queue.reopen(card.key);
      // Undoing a second thought leaves the first one standing.
      const before = this.#past.valueOf(card.key);
      if (before !== null) this.#queue.decide(card.key);
      // Of several classes most were right: they are chosen again, to be corrected.
      const again = this.multilabel.peek() ? entry.value : null;
      this.#queue.show(card, before === null ? "undo" : "review", before ?? again);
      this.#pace.unnote();
      this.#publish();
      this.#publishPast();
    });
    this.#recallIfShort();
    return true;
  }

  review(entry: PastEntry): boolean {
    if (!this.alive.peek()) return false;
    batch(() => {
      this.#queue.show(entry.card, "review", entry.value);
      this.#publish();
    });
    return true;
  }

  /** Returns what is wrong with the name, or null when the class is there. */
  addClass(text: string): string | null {
    const name = text.trim().replace(/\s+/g, " ");
    if (!this.alive.peek()) return "The kernel stopped: classes can be added once it runs again.";
    if (name === "") return "Type a name first.";
    const same = this.classes.peek().find((c) => c.name.toLowerCase() === name.toLowerCase());
    if (same !== undefined) return `There is already a class “${same.name}”.`;
    this.#deliver({ do: "class", key: null, value: name, ms: 0 }, () => {
      this.added.value = [...this.added.peek(), name];
    });
    return null;
  }

  /** The latest decisions, newest first, one per example. */
  recent(most = REVIEWED, wanted: (entry: PastEntry) => boolean = () => true): PastEntry[] {
    const found = new Map<string, PastEntry>();
    const { entries } = this.#past;
    for (let i = entries.length - 1; i >= 0 && found.size < most; i--) {
      const entry = entries[i]!;
      if (wanted(entry) && !found.has(entry.card.key)) found.set(entry.card.key, entry);
    }
    return [...found.values()];
  }

  dismiss(n: number): void {
    this.refusals.value = this.refusals.peek().filter((refusal) => refusal.n !== n);
  }

  // Inside.

  #current(): Shown | null {
    return this.alive.peek() ? this.card.peek() : null;
  }

  #elapsed(): number {
    return this.shown.peek() === null ? 0 : Math.max(0, Math.round(this.#in.now() - this.#since));
  }

  #advance(): void {
    this.#queue.next();
    this.#pace.note(this.#in.now());
    this.#publish();
    this.perMinute.value = this.#pace.perMinute(this.#in.now());
    this.#slowly();
  }

  #publish(): void {
    const { shown } = this.#queue;
    if (shown !== this.shown.peek()) {
      this.shown.value = shown;
      this.chosen.value = shown === null || shown.value === null ? NONE : new Set([shown.value].flat());
      this.#since = this.#in.now();
      if (shown !== null) this.begun.value = true;
    }
  }

  #publishPast(): void {
    this.last.value = this.recent(4, (entry) => entry.do === "label");
    this.decided.value = this.decided.peek() + 1;
    this.canUndo.value = this.#past.entries.length > 0;
  }

  #deliver(decision: Omit<Decision, "seq">, shows: () => void): void {
    this.#delivery.add(decision, () =>
      batch(() => {
        shows();
        this.pending.value = this.#delivery.pending;
      }),
    );
    this.#greeting.wake();
  }

  #acknowledged(ack: Ack): void {
    const inherited = this.#delivery.inherited;
    const taken = this.#delivery.ack(ack);
    for (const { seq, why } of ack.refused) {
      const decision = taken.find((d) => d.seq === seq);
      if (decision === undefined) continue;
      this.#refuse(decision, why);
    }
    for (const key of ack.done) if (this.#delivery.underway(key) === undefined) this.#queue.decide(key);
    for (const key of ack.open) if (this.#delivery.underway(key) === undefined) this.#queue.reopen(key);
    this.totals.value = { labels: ack.labels, left: ack.left };
    this.pending.value = this.#delivery.pending;
    this.#publish();
    // Only now the newest the kernel remembers holds what an earlier page decided.
    if (inherited && !this.#delivery.inherited) this.#recall(null);
    else if (ack.client !== this.#in.client && !inherited && ack.done.length > 0) this.#recallSoon();
    else this.#recallIfShort();
  }

  /** What was decided elsewhere, in code or in another page, can be reviewed and taken back here as well. */
  #recallSoon(): void {
    this.#catchUp?.();
    this.#catchUp = this.#in.setTimer(() => {
      this.#catchUp = null;
      this.#recall(null);
    }, CATCH_UP);
  }

  #refuse(decision: Decision, why: string): void {
    this.#refused += 1;
    this.refusals.value = [...this.refusals.peek(), { n: this.#refused, text: `Not taken: ${why}` }].slice(
      -3,
    );
    if (decision.do === "class") {
      this.added.value = this.added.peek().filter((name) => name !== decision.value);
    } else if (decision.do !== "undo" && decision.key !== null) {
      this.#past.forget(decision.key);
      if (this.#past.valueOf(decision.key) === null) this.#queue.reopen(decision.key);
      this.#publishPast();
    }
  }

  /** Decisions found in the tab's storage count as made: their examples do not come again. */
  #takeOver(found: readonly Decision[]): void {
    for (const { do: what, key, value } of found) {
      if (
        what === "class" &&
        typeof value === "string" &&
        !this.classes.peek().some((c) => c.name === value)
      ) {
        this.added.value = [...this.added.peek(), value];
      }
      if (key === null) continue;
      if (what === "label") this.#queue.decide(key);
      else if (what === "skip") this.#queue.skip(key);
      else if (what === "undo") this.#queue.reopen(key);
    }
    this.pending.value = this.#delivery.pending;
  }

  #recallIfShort(): void {
    if (!this.#past.short || this.#delivery.inherited) return;
    const now = this.#in.now();
    if (this.#asked !== null && now - this.#asked < RECALL_PATIENCE) return;
    this.#recall(this.#past.lowest);
  }

  #recall(before: number | null): void {
    this.#asked = this.#in.now();
    this.#send(recall(this.#in.client, before, RECALLED));
  }

  #heard(): void {
    this.#greeting.heard();
    if (!this.alive.peek()) this.connection(true);
  }

  #send(message: BrowserMessage): boolean {
    try {
      this.#in.send(message);
      return true;
    } catch {
      this.connection(false);
      return false;
    }
  }

  /** The pace falls while nothing is decided; once a few seconds is often enough to see it. */
  #slowly(): void {
    if (this.#slowClock !== null) return;
    this.#slowClock = this.#in.setTimer(() => {
      this.#slowClock = null;
      this.perMinute.value = this.#pace.perMinute(this.#in.now());
      if (this.perMinute.peek() !== null) this.#slowly();
    }, 5_000);
  }
}
