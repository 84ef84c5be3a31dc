/** What the store needs from the page it runs in. The entry hands in the real things, tests hand in fakes. */

import type { BrowserMessage } from "../protocol";

export interface Clock {
  /** Milliseconds since any fixed moment. */
  now(): number;
  /** Runs an action later; returns a function that cancels it. */
  setTimer(action: () => void, ms: number): () => void;
}

/** The three calls of sessionStorage that are used; each may throw where storage is forbidden or full. */
export interface TabStorage {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
  removeItem(name: string): void;
}

export interface Environment extends Clock {
  /** The name under which the kernel counts the decisions of this page. */
  client: string;
  /** Sends a message to the kernel; throws if the connection is gone. */
  send(message: BrowserMessage): void;
  storage: TabStorage;
  /** Puts the static summary of a desk where it is saved with the notebook. */
  keepSummary(desk: string, html: string): void;
  /** Whether the page is dark; a figure that is made in the kernel matches it. */
  dark(): boolean;
}
