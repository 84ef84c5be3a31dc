/** Fakes: a clock that moves only on request, a tab's storage, and two models: one is silent, one answers. */

import { type BrowserMessage, type Card, type Decision, PROTOCOL } from "../src/protocol";
import type { TabStorage } from "../src/store/environment";
import { Store } from "../src/store/store";
import { cards } from "./wire";

export class Clock {
  time = 0;
  #timers: { at: number; action: () => void }[] = [];
  now = (): number => this.time;
  setTimer = (action: () => void, ms: number): (() => void) => {
    const timer = { at: this.time + ms, action };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };
  advance(ms: number): void {
    const end = this.time + ms;
    for (;;) {
      const next = this.#timers.filter((t) => t.at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#timers = this.#timers.filter((t) => t !== next);
      this.time = next.at;
      next.action();
    }
    this.time = end;
  }
}

export class Tab implements TabStorage {
  readonly items = new Map<string, string>();
  getItem = (name: string): string | null => this.items.get(name) ?? null;
  setItem = (name: string, value: string): void => void this.items.set(name, value);
  removeItem = (name: string): void => void this.items.delete(name);
}

/** A minimal kernel that accepts each decision of a client once, in order. */
export class ReferenceKernel {
  readonly lastSeq = new Map<string, number>();
  readonly applied: (Decision & { client: string })[] = [];

  take(message: BrowserMessage): { client: string; upto: number } | null {
    if (message.kind !== "events") return null;
    let lastSeq = Math.max(this.lastSeq.get(message.client) ?? 0, message.base - 1);
    for (const decision of message.events) {
      if (decision.seq !== lastSeq + 1) continue;
      this.applied.push({ ...decision, client: message.client });
      lastSeq = decision.seq;
    }
    this.lastSeq.set(message.client, lastSeq);
    return { client: message.client, upto: lastSeq };
  }
}

type Handler = (...args: unknown[]) => void;

/** Records what is sent and never answers. */
export class SilentModel {
  readonly sent: BrowserMessage[] = [];
  readonly traits: Record<string, unknown> = {};
  readonly handlers = new Map<string, Set<Handler>>();
  comm_live = true;
  broken = false;
  widget_manager = {};

  get = (name: string): unknown => this.traits[name];
  set = (): never => {
    throw new Error("a decision must never travel as a trait");
  };
  save_changes = this.set;
  on = (name: string, handler: Handler): void => {
    if (!this.handlers.has(name)) this.handlers.set(name, new Set());
    this.handlers.get(name)!.add(handler);
  };
  off = (name: string, handler: Handler): void => void this.handlers.get(name)?.delete(handler);
  trigger(name: string, ...args: unknown[]): void {
    for (const handler of [...(this.handlers.get(name) ?? [])]) handler(...args);
  }
  send = (message: BrowserMessage): void => {
    if (this.broken) throw new Error("Cannot send");
    this.sent.push(structuredClone(message));
  };
  kernel(message: unknown): void {
    this.trigger("msg:custom", structuredClone(message), []);
  }
  setStatus(value: unknown): void {
    this.traits.status = value;
    this.trigger("change:status");
  }
  ofKind<K extends BrowserMessage["kind"]>(kind: K): Extract<BrowserMessage, { kind: K }>[] {
    return this.sent.filter((m): m is Extract<BrowserMessage, { kind: K }> => m.kind === kind);
  }
  get decisions(): Decision[] {
    return this.ofKind("events").flatMap((m) => m.events);
  }
}

/** Answers as the kernel would, but at once. */
export class AnsweringModel extends SilentModel {
  readonly reference = new ReferenceKernel();
  rev = 0;
  served = 0;
  constructor(private readonly perBatch = 16) {
    super();
    const record = this.send;
    this.send = (message) => {
      record(message);
      this.answer(message);
    };
  }
  answer(message: BrowserMessage): void {
    if (message.kind === "hello") {
      if (message.protocol !== PROTOCOL) throw new Error("wrong protocol");
      this.serve(cards(this.served, this.perBatch));
    }
    const taken = this.reference.take(message);
    if (taken !== null) this.kernel(ack(taken.client, taken.upto, { labels: this.reference.applied.length }));
  }
  serve(some: Card[], append = false): void {
    this.served += some.length;
    this.rev += 1;
    this.kernel({ kind: "batch", rev: this.rev, version: 0, append, cards: some });
  }
}

export const ack = (client: string, upto: number, more: Record<string, unknown> = {}) => ({
  kind: "ack",
  client,
  upto,
  refused: [],
  done: [],
  open: [],
  labels: 0,
  left: 100,
  ...more,
});

export interface Bench {
  clock: Clock;
  tab: Tab;
  sent: BrowserMessage[];
  store: Store;
  /** Set this to make every send fail. */
  line: { cut: boolean };
}

export function bench(client = "c-00000001", tab = new Tab(), clock = new Clock()): Bench {
  const sent: BrowserMessage[] = [];
  const line = { cut: false };
  const store = new Store({
    client,
    send: (message) => {
      if (line.cut) throw new Error("Cannot send");
      sent.push(structuredClone(message));
    },
    storage: tab,
    now: clock.now,
    setTimer: clock.setTimer,
    keepSummary: () => {},
    dark: () => false,
  });
  return { clock, tab, sent, store, line };
}
