/** The unacknowledged decisions in the tab's storage, by desk and client: they survive a reload of the page. */

import { type Decision, isAnswer, isCount, isGuideline, isPageClient, isRenaming } from "../protocol";
import type { TabStorage } from "./environment";
import type { Unacknowledged } from "./outbox";

type ByClient = Record<string, Unacknowledged>;
const itemName = (desk: string): string => `al_widget:${desk}`;

function isDecision(x: unknown): x is Decision {
  const d = x as Decision;
  return (
    typeof d === "object" &&
    d !== null &&
    isCount(d.seq) &&
    ["label", "skip", "undo", "class", "rename", "guideline", "note"].includes(d.do) &&
    (d.key === null || typeof d.key === "string") &&
    (d.value === null || isAnswer(d.value) || isRenaming(d.value) || isGuideline(d.value)) &&
    isCount(d.ms)
  );
}

export class PendingStorage {
  readonly #storage: TabStorage;
  #failed = false;

  constructor(storage: TabStorage) {
    this.#storage = storage;
  }

  /** Whether a write failed: what is stored may then be incomplete. */
  get failed(): boolean {
    return this.#failed;
  }

  /** Everything stored for a desk; entries that cannot be read are left out. */
  read(desk: string): ByClient {
    try {
      const stored: unknown = JSON.parse(this.#storage.getItem(itemName(desk)) ?? "{}");
      if (typeof stored !== "object" || stored === null) return {};
      const valid = Object.entries(stored as ByClient).filter(
        ([client, entry]) =>
          isPageClient(client) &&
          isCount(entry?.base) &&
          Array.isArray(entry?.events) &&
          entry.events.every(isDecision),
      );
      return Object.fromEntries(valid);
    } catch {
      return {};
    }
  }

  /** Writes the entry of one client, and leaves the others as they are. */
  write(desk: string, client: string, unacknowledged: Unacknowledged): void {
    const entries = this.read(desk);
    if (unacknowledged.events.length > 0) entries[client] = unacknowledged;
    else if (client in entries) delete entries[client];
    else return;
    this.#save(desk, entries);
  }

  /** Removes acknowledged decisions from an entry that another page may still be writing. */
  removeAcknowledged(desk: string, client: string, lastSeq: number): void {
    const entries = this.read(desk);
    const entry = entries[client];
    if (entry === undefined) return;
    const events = entry.events.filter((decision) => decision.seq > lastSeq);
    if (events.length > 0) entries[client] = { base: events[0]!.seq, events };
    else delete entries[client];
    this.#save(desk, entries);
  }

  #save(desk: string, entries: ByClient): void {
    try {
      if (Object.keys(entries).length > 0) this.#storage.setItem(itemName(desk), JSON.stringify(entries));
      else this.#storage.removeItem(itemName(desk));
    } catch {
      // Full or forbidden. The decisions are still in memory, and "not saved yet" stays on screen.
      this.#failed = true;
    }
  }
}
