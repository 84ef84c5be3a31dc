/** Unacknowledged decisions in the tab's storage: one entry per client under the name of the desk. */

import type { Kept } from "./outbox";
import { type Decision, isAnswer } from "./protocol";

/** The three calls of sessionStorage that are used; each may throw where storage is forbidden or full. */
export interface Storage {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
  removeItem(name: string): void;
}

type Entries = Record<string, Kept>;
const nameOf = (desk: string): string => `al_widget:${desk}`;

function isDecision(x: unknown): x is Decision {
  const d = x as Decision;
  return (
    typeof d === "object" &&
    d !== null &&
    Number.isInteger(d.seq) &&
    ["label", "skip", "undo", "class"].includes(d.do) &&
    (d.key === null || typeof d.key === "string") &&
    (d.value === null || isAnswer(d.value)) &&
    typeof d.ms === "number"
  );
}

export class Shelf {
  readonly #storage: Storage;
  /** True once a write failed: what is here cannot be trusted to be complete. */
  failing = false;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  read(desk: string): Entries {
    try {
      const found: unknown = JSON.parse(this.#storage.getItem(nameOf(desk)) ?? "{}");
      if (typeof found !== "object" || found === null) return {};
      const sound = Object.entries(found as Entries).filter(
        ([, kept]) =>
          Number.isInteger(kept?.base) && Array.isArray(kept?.events) && kept.events.every(isDecision),
      );
      return Object.fromEntries(sound);
    } catch {
      return {};
    }
  }

  /** Writes one client's entry and leaves the others as they are; an empty entry goes away. */
  write(desk: string, client: string, kept: Kept): void {
    const entries = this.read(desk);
    if (kept.events.length > 0) entries[client] = kept;
    else if (client in entries) delete entries[client];
    else return;
    this.#store(desk, entries);
  }

  /** Takes what is delivered out of an entry somebody else may still be writing. */
  clear(desk: string, client: string, upto: number): void {
    const entries = this.read(desk);
    const kept = entries[client];
    if (kept === undefined) return;
    const events = kept.events.filter((decision) => decision.seq > upto);
    if (events.length > 0) entries[client] = { base: events[0]!.seq, events };
    else delete entries[client];
    this.#store(desk, entries);
  }

  #store(desk: string, entries: Entries): void {
    try {
      if (Object.keys(entries).length > 0) this.#storage.setItem(nameOf(desk), JSON.stringify(entries));
      else this.#storage.removeItem(nameOf(desk));
    } catch {
      this.failing = true;
      // Full or forbidden: the decisions are still in memory, and "not saved yet" stays on screen.
    }
  }
}
