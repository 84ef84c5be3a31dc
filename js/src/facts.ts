/** What the desk knows, as signals: the store writes them, the views read them. */

import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { PastEntry } from "./past";
import type { Status } from "./protocol";
import type { Shown } from "./queue";

export interface DeskClass {
  name: string;
  key: string | null;
}

/** One and the same for every card without an answer, so that a new card redraws no button. */
export const NONE: ReadonlySet<string> = new Set();

export class Facts {
  readonly status: Signal<Status | null> = signal(null);
  readonly shown: Signal<Shown | null> = signal(null);
  readonly pending = signal(0);
  readonly totals: Signal<{ labels: number; left: number } | null> = signal(null);
  readonly alive = signal(true);
  readonly silent = signal(false);
  readonly refusals: Signal<readonly { n: number; text: string }[]> = signal([]);
  readonly perMinute: Signal<number | null> = signal(null);
  /** The newest labels, newest first, at most four; the whole list only on demand. */
  readonly last: Signal<readonly PastEntry[]> = signal([]);
  /** Grows with each change of what was decided. */
  readonly decided = signal(0);
  readonly canUndo = signal(false);
  /** Whether a card was ever on screen: an empty desk then means "out of cards", not "not yet". */
  readonly begun = signal(false);
  readonly classes: ReadonlySignal<readonly DeskClass[]>;
  /** Whether an example takes any number of classes. */
  readonly multilabel: ReadonlySignal<boolean>;
  /** The classes of the card on screen: of the answer it has, and with multilabel those chosen so far. */
  readonly marked: ReadonlySignal<ReadonlySet<string>>;
  /** Nothing more is asked for; a card taken back or under review still shows. */
  readonly finished: ReadonlySignal<boolean>;
  readonly card: ReadonlySignal<Shown | null>;
  /** Classes added here that the kernel has not named yet. */
  protected readonly added: Signal<readonly string[]> = signal([]);
  protected readonly chosen: Signal<ReadonlySet<string>> = signal(NONE);

  constructor() {
    // The same list as long as nothing changed in it: a status a second must not redraw a hundred buttons.
    let held: readonly DeskClass[] = [];
    this.classes = computed(() => {
      const known = this.status.value?.classes ?? [];
      const names = new Set(known.map((c) => c.name));
      const added = this.added.value.filter((name) => !names.has(name));
      const next = [...known, ...added.map((name) => ({ name, key: null }))];
      const same =
        next.length === held.length &&
        next.every((c, i) => c.name === held[i]!.name && c.key === held[i]!.key);
      if (!same) held = next;
      return held;
    });
    this.finished = computed(() => this.status.value?.phase === "done");
    this.card = computed(() => {
      const shown = this.shown.value;
      return this.finished.value && shown?.origin === "queue" ? null : shown;
    });
    this.multilabel = computed(() => this.status.value?.multilabel ?? false);
    this.marked = computed(() => (this.card.value === null ? NONE : this.chosen.value));
  }
}
