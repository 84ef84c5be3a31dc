/**
 * Everything the view shows, as signals. The store writes them, the view reads them.
 * There is one signal for each thing that changes on its own: a part of the desk is redrawn only for what it reads.
 */

import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals-core";
import type { Charts, LabelClass, Population, Status } from "../protocol";
import type { Absence } from "./absence";
import { answerNow, type ClassNames, changed, numbersNow, type PendingChange } from "./class-names";
import type { HistoryEntry } from "./history";
import type { Shown } from "./queue";

/** The same empty set every time: a new card without an answer then redraws no button. */
export const NO_CLASSES: ReadonlySet<string> = new Set();

export class State {
  readonly status: Signal<Status | null> = signal(null);
  /** What the charts are drawn from; null where the kernel sent nothing that can be drawn. */
  readonly charts: Signal<Charts | null> = signal(null);
  /** The card whose turn it is, also when the desk is finished and does not show it. */
  readonly shown: Signal<Shown | null> = signal(null);
  /** Decisions the kernel has not acknowledged yet. */
  readonly pending = signal(0);
  readonly totals: Signal<{ labels: number; left: number } | null> = signal(null);
  /** Why no kernel answers; null while one does. */
  readonly absence: Signal<Absence | null> = signal(null);
  readonly connected = computed(() => this.absence.value === null);
  /** The kernel was asked to write a lost store anew, and has not answered yet. */
  readonly restoring = signal(false);
  /** The kernel is connected but has not answered for a long time. */
  readonly kernelSilent = signal(false);
  readonly refusals: Signal<readonly { id: number; text: string }[]> = signal([]);
  readonly labelsPerMinute: Signal<number | null> = signal(null);
  /** The newest labels, newest first, at most four. */
  readonly recentLabels: Signal<readonly HistoryEntry[]> = signal([]);
  /** Changes whenever the history does. */
  readonly historyRevision = signal(0);
  readonly canUndo = signal(false);
  /** Whether a card was ever shown: no card now means "out of cards", not "not started yet". */
  readonly everShown = signal(false);
  /** Classes added and renamed on this page, as far as no status shows them yet. */
  readonly pendingChanges: Signal<readonly PendingChange[]> = signal([]);
  /** How many labels each class had when the kernel was asked last; null before it answered. */
  readonly counted: Signal<readonly [string, number][] | null> = signal(null);
  /** The kernel's newest answer; null while there is none. */
  readonly population: Signal<Population | null> = signal(null);
  /** By key: notes written on this page, newer than those of the cards. */
  readonly notes: Signal<ReadonlyMap<string, string>> = signal(new Map());
  /** When the kernel last displayed the desk, in milliseconds of the environment; null if it did not on this page. */
  readonly displayedAt: Signal<number | null> = signal(null);
  /** The classes selected for `shown`. */
  readonly selection: Signal<ReadonlySet<string>> = signal(NO_CLASSES);

  readonly classes: ReadonlySignal<readonly LabelClass[]>;
  /** Names that a class had before, each with what it is called now. */
  readonly former: ReadonlySignal<ReadonlyMap<string, string>>;
  /** How many labels each class has; null while that is not known. */
  readonly counts = computed(() => {
    const counted = this.counted.value;
    return counted === null ? null : new Map(numbersNow(counted, this.former.value));
  });
  /** Whether an example takes any number of classes. */
  readonly multilabel = computed(() => this.status.value?.multilabel ?? false);
  /** Nothing more is asked for. A card under undo or review is still shown. */
  readonly finished = computed(() => this.status.value?.phase === "done");
  /** The card on screen. */
  readonly card: ReadonlySignal<Shown | null> = computed(() => {
    const shown = this.shown.value;
    return this.finished.value && shown?.origin === "queue" ? null : shown;
  });
  /** Whether a class can be chosen: not without a kernel, nor once nothing is asked for. */
  readonly answerable = computed(
    () => this.connected.value && !(this.finished.value && this.card.value === null),
  );
  /** The classes of the card on screen: of the answer it has, or with multilabel those selected so far. */
  readonly selected: ReadonlySignal<ReadonlySet<string>> = computed(() =>
    this.card.value === null ? NO_CLASSES : this.#named(this.selection.value),
  );

  /** The note on the card on screen; "" for none. */
  readonly note: ReadonlySignal<string> = computed(() => {
    const card = this.card.value?.card;
    return card === undefined ? "" : (this.notes.value.get(card.key) ?? card.note ?? "");
  });

  constructor() {
    // Keep the same list while its content is the same: a status a second must not redraw a hundred buttons.
    let last: readonly LabelClass[] = [];
    const names = computed(() => {
      const { classes, renamed } = this.status.value ?? { classes: [], renamed: [] };
      const known: ClassNames = { classes, former: new Map(renamed) };
      return this.pendingChanges.value.reduce((before, { change }) => changed(before, change), known);
    });
    let lastFormer: ReadonlyMap<string, string> = new Map();
    this.former = computed(() => {
      const { former } = names.value;
      const same = former.size === lastFormer.size && [...former].every(([a, b]) => lastFormer.get(a) === b);
      if (!same) lastFormer = former;
      return lastFormer;
    });
    this.classes = computed(() => {
      const next = names.value.classes;
      const same =
        next.length === last.length &&
        next.every((c, i) => {
          const { name, key, guideline } = last[i]!;
          return c.name === name && c.key === key && c.guideline === guideline;
        });
      if (!same) last = next;
      return last;
    });
  }

  /** Returns the same set where no class in it was renamed. */
  #named(selection: ReadonlySet<string>): ReadonlySet<string> {
    const former = this.former.value;
    if (![...selection].some((name) => former.has(name))) return selection;
    return new Set(answerNow([...selection], former));
  }
}

/** The state as everybody but the store sees it: readable only. */
export type ReadonlyState = {
  readonly [Name in keyof State]: State[Name] extends ReadonlySignal<infer T> ? ReadonlySignal<T> : never;
};
