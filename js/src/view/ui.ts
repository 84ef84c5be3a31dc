/** What belongs to one view and not to the desk: the typed filter, the open panel, the toggles. */

import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { CLOSED, Codes, type Filter, type Hint } from "../codes";
import type { Store } from "../store";

export type Panel = "none" | "help" | "review" | "add";

/** Remembers a preference of the reader; absent where storage is forbidden. */
export interface Preferences {
  get(name: string): string | null;
  set(name: string, value: string): void;
}

export class Ui {
  readonly filter: Signal<Filter> = signal(CLOSED);
  readonly panel: Signal<Panel> = signal("none");
  readonly why = signal(false);
  readonly suggesting = signal(false);
  readonly problem: Signal<string | null> = signal(null);
  readonly codes: ReadonlySignal<Codes>;
  readonly hints: ReadonlySignal<ReadonlyMap<string, Hint>>;
  /** The likeliest classes for the card on screen, while suggestions are wanted. */
  readonly suggested: ReadonlySignal<readonly (readonly [string, number])[]>;
  readonly store: Store;
  readonly #preferences: Preferences;
  #read = false;

  constructor(store: Store, preferences: Preferences) {
    this.store = store;
    this.#preferences = preferences;
    this.codes = computed(() => new Codes(store.classes.value));
    this.hints = computed(() => {
      const hints = this.codes.value.hints(this.filter.value);
      return new Map(store.classes.value.map((c, i) => [c.name, hints[i]!]));
    });
    this.suggested = computed(() => {
      if (!this.suggesting.value) return [];
      const names = new Set(store.classes.value.map((c) => c.name));
      return (store.card.value?.card.top ?? []).filter(([name]) => names.has(name)).slice(0, 5);
    });
  }

  /** Once the desk is known, its remembered choice applies. */
  recallPreferences(desk: string): void {
    if (this.#read) return;
    this.#read = true;
    this.suggesting.value = this.#preferences.get(`al_widget:${desk}:suggest`) === "on";
  }

  /** A class was pressed: that is the answer, or with multilabel a part of it. */
  label(value: string): void {
    if (this.#uncover()) return;
    const done = this.store.multilabel.peek() ? this.store.toggle(value) : this.store.label(value);
    if (done) this.settle();
  }

  /** With multilabel: the answer is complete. */
  confirm(): void {
    if (this.#uncover()) return;
    if (this.store.confirm()) this.settle();
  }

  skip(): void {
    if (this.#uncover()) return;
    if (this.store.skip()) this.settle();
  }

  /** Nobody decides on a card that lies under a panel: the first stroke only takes the panel away. */
  #uncover(): boolean {
    const covered = this.panel.peek() === "help" || this.panel.peek() === "review";
    if (covered) this.panel.value = "none";
    return covered;
  }

  undo(): void {
    this.store.undo();
    this.settle();
  }

  /** After a decision nothing of the last card's typing is left. */
  settle(): void {
    if (this.filter.peek() !== CLOSED) this.filter.value = CLOSED;
    if (this.panel.peek() !== "none") this.panel.value = "none";
  }

  toggle(panel: Panel): void {
    this.problem.value = null;
    this.panel.value = this.panel.peek() === panel ? "none" : panel;
  }

  toggleWhy(): void {
    this.why.value = !this.why.peek();
  }

  forgetProblem(): void {
    this.problem.value = null;
  }

  toggleSuggestions(): void {
    this.suggesting.value = !this.suggesting.peek();
    const { desk } = this.store;
    if (desk !== null)
      this.#preferences.set(`al_widget:${desk}:suggest`, this.suggesting.peek() ? "on" : "off");
  }

  addClass(name: string): void {
    const wasOneStroke = this.codes.peek().oneStroke;
    this.problem.value = this.store.addClass(name);
    if (this.problem.peek() !== null) return;
    this.panel.value = "none";
    if (wasOneStroke && !this.codes.peek().oneStroke) {
      this.problem.value = "More than nine classes: type the first letters of a name, then its digit.";
    }
  }
}
