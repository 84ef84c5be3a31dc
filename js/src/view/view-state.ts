/** What belongs to one view and not to the desk: the filter being typed, the open panel, the toggles. */

import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { topNow } from "../store/class-names";
import type { Store } from "../store/store";
import type { Preferences } from "./preferences";
import { shortNames } from "./short-names";
import { CLOSED_FILTER, type Filter, Shortcuts } from "./shortcuts";

export const MAX_SUGGESTIONS = 5;
/** Characters of a name on its button, about two lines. */
const LONGEST_OF_FEW = 64;
const LONGEST_OF_MANY = 44;

export type Panel = "none" | "help" | "review" | "shares" | "classes" | "add" | "note";

/** A class that is being renamed; with `into`, the person is asked whether to merge it into that class. */
export interface ClassEdit {
  name: string;
  into: string | null;
}

/** What the card takes of the window when it is made larger. */
const LARGER_SHARE = 0.6;

const cardPreference = (desk: string): string => `al_widget:${desk}:card`;
const suggestPreference = (desk: string): string => `al_widget:${desk}:suggest`;

export class ViewState {
  readonly filter: Signal<Filter> = signal(CLOSED_FILTER);
  readonly panel: Signal<Panel> = signal("none");
  readonly showsReason = signal(false);
  readonly suggests = signal(false);
  /** How high the reader wants the card, in pixels; null leaves it to the desk. */
  readonly cardHeight: Signal<number | null> = signal(null);
  /** The class that is being renamed in the list of classes. */
  readonly edit: Signal<ClassEdit | null> = signal(null);
  /** The class whose guideline is being written in the list of classes. */
  readonly guiding: Signal<string | null> = signal(null);
  /** What is wrong with the class the person wants to add or rename. */
  readonly problem: Signal<string | null> = signal(null);
  readonly shortcuts: ReadonlySignal<Shortcuts>;
  /** The names of the classes as the buttons show them. */
  readonly shown: ReadonlySignal<ReadonlyMap<string, string>>;
  /** The classes that what is typed leaves, best first; null while nothing is typed. */
  readonly matches: ReadonlySignal<readonly string[] | null>;
  /** The likeliest classes for the card on screen with their probability; empty while suggestions are off. */
  readonly suggestions: ReadonlySignal<readonly (readonly [string, number])[]>;
  readonly store: Store;
  readonly #preferences: Preferences;
  #preferencesRead = false;

  constructor(store: Store, preferences: Preferences) {
    this.store = store;
    this.#preferences = preferences;
    const { card, classes, former } = store.state;
    this.shortcuts = computed(() => new Shortcuts(classes.value));
    this.shown = computed(() => {
      const longest = this.shortcuts.value.single ? LONGEST_OF_FEW : LONGEST_OF_MANY;
      return shortNames(
        classes.value.map(({ name }) => name),
        longest,
      );
    });
    this.matches = computed(() => {
      const filter = this.filter.value;
      return filter.open && filter.text.trim() !== "" ? this.shortcuts.value.matching(filter) : null;
    });
    this.suggestions = computed(() => {
      if (!this.suggests.value) return [];
      const names = new Set(classes.value.map((c) => c.name));
      return topNow(card.value?.card.top ?? [], former.value)
        .filter(([name]) => names.has(name))
        .slice(0, MAX_SUGGESTIONS);
    });
  }

  /** Preferences are kept by desk, so they are read once the desk is known. */
  readPreferences(desk: string): void {
    if (this.#preferencesRead) return;
    this.#preferencesRead = true;
    this.suggests.value = this.#preferences.get(suggestPreference(desk)) === "on";
    const height = Number(this.#preferences.get(cardPreference(desk)));
    if (height > 0) this.cardHeight.value = height;
  }

  /** A class was pressed: it is the answer, or with multilabel a part of it. */
  press(name: string): void {
    if (this.#closeCoveringPanel()) return;
    const { multilabel } = this.store.state;
    const done = multilabel.peek() ? this.store.toggle(name) : this.store.label(name);
    if (done) this.reset();
  }

  /** The class among those that match which Enter chooses; false where there is none. */
  pressMatch(): boolean {
    const name = this.matches.peek()?.[this.filter.peek().at];
    if (name !== undefined) this.press(name);
    return name !== undefined;
  }

  /** Chooses one of the suggestions of many classes, counted from 1. */
  pressSuggestion(number: number): void {
    const name = this.suggestions.peek()[number - 1]?.[0];
    if (name !== undefined) this.press(name);
  }

  /** The beginning of the strokes of a class was typed. */
  narrow(text: string): void {
    this.filter.value = { text, open: true, search: false, at: 0 };
  }

  /** Everything typed is text to find in the names of the classes. */
  search(text: string): void {
    this.filter.value = { text, open: true, search: true, at: 0 };
  }

  /** Moves what Enter chooses to the next class that matches, or to the one before. */
  moveInMatches(by: 1 | -1): void {
    const filter = this.filter.peek();
    const last = (this.matches.peek()?.length ?? 0) - 1;
    const at = Math.max(0, Math.min(last, filter.at + by));
    if (at !== filter.at) this.filter.value = { ...filter, at };
  }

  closeFilter(): void {
    if (this.filter.peek() !== CLOSED_FILTER) this.filter.value = CLOSED_FILTER;
  }

  /** With multilabel: the answer is complete. */
  confirm(): void {
    if (this.#closeCoveringPanel()) return;
    if (this.store.labelSelected()) this.reset();
  }

  skip(): void {
    if (this.#closeCoveringPanel()) return;
    if (this.store.skip()) this.reset();
  }

  undo(): void {
    this.store.undo();
    this.reset();
  }

  /** Closes filter and panel: what was typed belonged to the card before. */
  reset(): void {
    this.closeFilter();
    if (this.panel.peek() !== "none") this.panel.value = "none";
    this.edit.value = null;
    this.guiding.value = null;
  }

  togglePanel(panel: Panel): void {
    // Without a kernel, everything but the help would be a dead form.
    if (panel !== "help" && this.panel.peek() !== panel && !this.store.state.connected.peek()) return;
    this.problem.value = null;
    this.edit.value = null;
    this.guiding.value = null;
    this.panel.value = this.panel.peek() === panel ? "none" : panel;
    if (this.panel.peek() === "shares") this.store.askPopulation();
    if (this.panel.peek() === "classes") this.store.askCounts();
  }

  toggleReason(): void {
    this.showsReason.value = !this.showsReason.peek();
  }

  toggleSuggestions(): void {
    this.suggests.value = !this.suggests.peek();
    this.#remember(suggestPreference, this.suggests.peek() ? "on" : "off");
  }

  /** A larger card, or again the one that leaves room for everything else. */
  toggleCardHeight(): void {
    this.keepCardHeight(
      this.cardHeight.peek() === null ? Math.round(LARGER_SHARE * window.innerHeight) : null,
    );
  }

  keepCardHeight(height: number | null): void {
    this.cardHeight.value = height;
    this.#remember(cardPreference, height === null ? "" : String(height));
  }

  #remember(preference: (desk: string) => string, value: string): void {
    const desk = this.store.state.status.peek()?.desk;
    if (desk !== undefined) this.#preferences.set(preference(desk), value);
  }

  writeNote(text: string): void {
    if (this.store.note(text)) this.panel.value = "none";
  }

  dismissProblem(): void {
    this.problem.value = null;
  }

  addClass(name: string): void {
    const { single } = this.shortcuts.peek();
    this.problem.value = this.store.addClass(name);
    if (this.problem.peek() !== null) return;
    this.panel.value = "none";
    if (single && !this.shortcuts.peek().single) {
      this.problem.value =
        "More than thirty classes: now each takes two or three strokes, which its button says. Type the first letter of a name to see those that begin with it.";
    }
  }

  /** Opens the guideline of a class, to be written; null closes it. */
  editGuideline(name: string | null): void {
    this.edit.value = null;
    this.guiding.value = name;
  }

  writeGuideline(text: string): void {
    const name = this.guiding.peek();
    if (name === null) return;
    if (this.store.guide(name, text)) this.guiding.value = null;
    else this.problem.value = "The kernel stopped: guidelines can be written once it runs again.";
  }

  editClass(name: string | null): void {
    this.problem.value = null;
    this.guiding.value = null;
    this.edit.value = name === null ? null : { name, into: null };
  }

  /** Renames the class that is edited; where there is a class of that name, asks first whether to merge the two. */
  submitName(text: string): void {
    const edit = this.edit.peek();
    if (edit === null) return;
    const { classes, connected } = this.store.state;
    const name = text.trim().replace(/\s+/g, " ");
    const isOther = (other: string) => other !== edit.name && other.toLowerCase() === name.toLowerCase();
    const same = classes.peek().find((c) => c.name === name && c.name !== edit.name);
    const into = (same ?? classes.peek().find((c) => isOther(c.name)))?.name ?? null;
    this.problem.value = null;
    if (!connected.peek())
      this.problem.value = "The kernel stopped: classes can be renamed once it runs again.";
    else if (name === "") this.problem.value = "Type a name first.";
    else if (into === null) this.#rename(edit.name, name);
    else if (classes.peek().length < 3) {
      this.problem.value = `Merging “${edit.name}” into “${into}” would leave one class. Add another class first.`;
    } else this.edit.value = { name: edit.name, into };
  }

  confirmMerge(): void {
    const edit = this.edit.peek();
    if (edit?.into) this.#rename(edit.name, edit.into);
  }

  #rename(from: string, to: string): void {
    this.store.renameClass(from, to);
    this.edit.value = null;
  }

  /** Nobody decides on a card that lies under a panel: the first key only closes the panel. */
  #closeCoveringPanel(): boolean {
    const covers = ["help", "review", "shares", "classes"].includes(this.panel.peek());
    if (covers) this.reset();
    return covers;
  }
}
