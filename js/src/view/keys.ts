/** From a key press to an action. While the focus is inside, keys without Ctrl, Meta or Alt belong to the desk. */

import { foldKey, NOTE_KEY, SEARCH_KEY, SUGGESTION_KEYS } from "./strokes";
import type { ViewState } from "./view-state";

/** What a key may do to the page around the desk. */
export interface Page {
  scroll(how: "line" | "page" | "end", direction: 1 | -1): void;
  /** Moves the focus to the desk itself, from an input that goes away. */
  focusDesk(): void;
  /** Moves the focus out of the desk: the keys belong to the notebook again. */
  leaveDesk(): void;
  /** Moves the focus into the search, which then holds this text. */
  focusSearch(text: string): void;
}

const SCROLL_KEYS: Record<string, ["line" | "page" | "end", 1 | -1]> = {
  ArrowUp: ["line", -1],
  ArrowDown: ["line", 1],
  PageUp: ["page", -1],
  PageDown: ["page", 1],
  Home: ["end", -1],
  End: ["end", 1],
};

const NAMED_KEYS: Record<string, (view: ViewState) => void> = {
  ArrowLeft: (view) => view.undo(),
  Backspace: (view) => view.undo(),
  ArrowRight: (view) => view.skip(),
  F2: (view) => view.togglePanel("classes"),
  Enter: (view) => {
    if (view.filter.peek().open) view.pressMatch();
    else if (view.store.state.multilabel.peek()) view.confirm();
  },
};

export function handleKey(event: KeyboardEvent, view: ViewState, page: Page): void {
  if (event.isComposing) return;
  if (event.ctrlKey || event.metaKey || event.altKey) {
    const isUndo = !event.altKey && !event.shiftKey && event.key.toLowerCase() === "z";
    if (!isUndo || isInField(event)) return;
    consume(event);
    if (!event.repeat) view.undo();
    return;
  }
  if (event.key === "Tab") return;
  if (event.key === "Escape") {
    closeOrLeave(event, view, page);
    return;
  }
  event.stopPropagation();
  if (isInSearch(event)) {
    searchKey(event, view, page);
    return;
  }
  if (isInField(event)) return;
  if (pressesFocused(event)) {
    // A held key would press the button again and again, each time for another card.
    if (event.repeat) event.preventDefault();
    return;
  }
  const scroll = SCROLL_KEYS[event.key];
  if (scroll !== undefined) {
    event.preventDefault();
    page.scroll(...scroll);
    return;
  }
  if ([...event.key].length > 1 && !(event.key in NAMED_KEYS)) return;
  event.preventDefault();
  const action = NAMED_KEYS[event.key];
  if (event.key === "Backspace" && view.filter.peek().open) eraseStroke(view);
  else if (event.repeat) return;
  else if (action !== undefined) action(view);
  else type(event, view, page);
}

function type(event: KeyboardEvent, view: ViewState, page: Page): void {
  const { key } = event;
  const filter = view.filter.peek();
  const shortcuts = view.shortcuts.peek();
  const name = filter.open
    ? undefined
    : (shortcuts.classOf(key) ?? (shortcuts.single ? shortcuts.classOf(latinKey(event)) : undefined));
  if (name !== undefined) view.press(name);
  else if (filter.open) typeMore(key, view, page);
  else if (key === "?") view.togglePanel("help");
  else if (key === "+") view.togglePanel("add");
  else if (view.store.state.card.peek() === null) return;
  else if (shortcuts.single) {
    if (foldKey(key) === NOTE_KEY) view.togglePanel("note");
  } else if (key === SEARCH_KEY) search("", view, page);
  else if (shortcuts.isBeginning(key)) view.narrow(foldKey(key));
  else if (SUGGESTION_KEYS.includes(key)) view.pressSuggestion(Number(key));
  else if (/^\p{L}$/u.test(key)) search(key, view, page);
}

/** One more stroke while the filter is open: it completes the strokes of a class, or goes on, or is text to search. */
function typeMore(key: string, view: ViewState, page: Page): void {
  const { text, search: searching } = view.filter.peek();
  const shortcuts = view.shortcuts.peek();
  const typed = text + key;
  const name = searching ? undefined : shortcuts.classOf(typed);
  if (name !== undefined) view.press(name);
  else if (!searching && shortcuts.isBeginning(typed)) view.narrow(foldKey(typed));
  else search(typed, view, page);
}

function search(text: string, view: ViewState, page: Page): void {
  view.search(text);
  page.focusSearch(text);
}

/** In the search keys are text, as in any input; only Enter chooses. */
function searchKey(event: KeyboardEvent, view: ViewState, page: Page): void {
  const { text } = view.filter.peek();
  if (event.key === "Enter") {
    event.preventDefault();
    if (event.repeat || text.trim() === "") return;
    if (view.pressMatch()) page.focusDesk();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    view.moveInMatches(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Backspace" && text === "") {
    event.preventDefault();
    if (event.repeat) return;
    view.closeFilter();
    page.focusDesk();
  }
}

function eraseStroke(view: ViewState): void {
  const { text, search: searching } = view.filter.peek();
  const left = [...text].slice(0, -1).join("");
  if (left === "") view.closeFilter();
  else if (searching) view.search(left);
  else view.narrow(left);
}

/** Closes the filter, else leaves the class that is edited, else closes the panel, else leaves the desk. */
function closeOrLeave(event: KeyboardEvent, view: ViewState, page: Page): void {
  if (view.filter.peek().open || isInSearch(event)) {
    view.closeFilter();
    page.focusDesk();
  } else if (view.edit.peek() !== null) {
    view.editClass(null);
    page.focusDesk();
  } else if (view.panel.peek() !== "none") {
    view.panel.value = "none";
    page.focusDesk();
  } else {
    page.leaveDesk();
    return;
  }
  consume(event);
}

function consume(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

/** The key that stands there on a keyboard of Latin letters and plain digits, for those that have others. */
function latinKey(event: KeyboardEvent): string {
  const [, letter, digit] = /^(?:Key([A-Z])|Digit(\d))$/.exec(event.code) ?? [];
  const isForeign = /^\p{L}$/u.test(event.key) && !/\p{Script=Latin}/u.test(event.key);
  if (letter !== undefined) return isForeign ? letter.toLowerCase() : "";
  return digit !== undefined && !event.shiftKey ? digit : "";
}

// Outside its shadow root an event has the host as its target; the path tells where it began.
const focused = (event: Event): EventTarget | undefined => event.composedPath()[0];

const isInField = (event: Event): boolean => {
  const element = focused(event);
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
};

const isInSearch = (event: Event): boolean =>
  isInField(event) && (focused(event) as HTMLElement).dataset.al === "search";

/** Whether the browser itself presses what has the focus: a button, or in an HTML example a link or a summary. */
function pressesFocused(event: KeyboardEvent): boolean {
  const element = focused(event);
  if (event.key === "Enter" && element instanceof HTMLAnchorElement) return true;
  if (event.key !== "Enter" && event.key !== " ") return false;
  return element instanceof HTMLButtonElement || (element as Element | undefined)?.localName === "summary";
}
