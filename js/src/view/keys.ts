/** From a key press to an action. While the focus is inside, keys without Ctrl, Meta or Alt belong to the desk. */

import {
  CLASSES_PER_PAGE,
  CLOSED_FILTER,
  foldKey,
  NEXT_PAGE_KEY,
  NOTE_KEY,
  OPEN_FILTER_KEY,
} from "./shortcuts";
import type { ViewState } from "./view-state";

/** What a key may do to the page around the desk. */
export interface Page {
  scroll(how: "line" | "page" | "end", direction: 1 | -1): void;
  /** Moves the focus to the desk itself, from an input that goes away. */
  focusDesk(): void;
  /** Moves the focus out of the desk: the keys belong to the notebook again. */
  leaveDesk(): void;
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
    if (view.filter.peek().open) pickByDigit(view, 1);
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
  if (event.key.length > 1 && !(event.key in NAMED_KEYS)) return;
  event.preventDefault();
  const action = NAMED_KEYS[event.key];
  if (event.key === "Backspace" && view.filter.peek().open) eraseLetter(view);
  else if (event.repeat) return;
  else if (action !== undefined) action(view);
  else type(event.key, view);
}

function type(key: string, view: ViewState): void {
  const filter = view.filter.peek();
  const shortcuts = view.shortcuts.peek();
  if (!filter.open) {
    const name = shortcuts.classOfKey(key);
    if (name !== undefined) {
      view.press(name);
      return;
    }
  }
  if (key === "?") view.togglePanel("help");
  else if (key === "+") view.togglePanel("add");
  else if (view.store.state.card.peek() === null) return;
  else if (shortcuts.singleKey) {
    if (foldKey(key) === NOTE_KEY) view.togglePanel("note");
  } else if (key === OPEN_FILTER_KEY) view.filter.value = { text: "", page: 0, open: true };
  else if (key === NEXT_PAGE_KEY) {
    const lastPage = Math.ceil(shortcuts.matching(filter).length / CLASSES_PER_PAGE) - 1;
    if (filter.open) view.filter.value = { ...filter, page: filter.page < lastPage ? filter.page + 1 : 0 };
  } else if (/^[1-9]$/.test(key)) pickByDigit(view, Number(key));
  else if (/^\p{L}$/u.test(key)) {
    view.filter.value = { text: filter.text + key.toLocaleLowerCase(), page: 0, open: true };
  }
}

/** With the filter open a digit picks among the classes that match, otherwise among the suggestions. */
function pickByDigit(view: ViewState, digit: number): void {
  const filter = view.filter.peek();
  const shortcuts = view.shortcuts.peek();
  let name: string | undefined;
  if (filter.open) name = shortcuts.classOfDigit(filter, digit);
  else if (!shortcuts.singleKey) name = view.suggestions.peek()[digit - 1]?.[0];
  if (name !== undefined) view.press(name);
}

function eraseLetter(view: ViewState): void {
  const { text } = view.filter.peek();
  view.filter.value = text.length > 1 ? { text: text.slice(0, -1), page: 0, open: true } : CLOSED_FILTER;
}

/** Closes the filter, else leaves the class that is edited, else closes the panel, else leaves the desk. */
function closeOrLeave(event: KeyboardEvent, view: ViewState, page: Page): void {
  if (view.filter.peek().open) {
    view.filter.value = CLOSED_FILTER;
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

// Outside its shadow root an event has the host as its target; the path tells where it began.
const focused = (event: Event): EventTarget | undefined => event.composedPath()[0];

const isInField = (event: Event): boolean => {
  const element = focused(event);
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
};

/** Whether the browser itself presses what has the focus: a button, or in an HTML example a link or a summary. */
function pressesFocused(event: KeyboardEvent): boolean {
  const element = focused(event);
  if (event.key === "Enter" && element instanceof HTMLAnchorElement) return true;
  if (event.key !== "Enter" && event.key !== " ") return false;
  return element instanceof HTMLButtonElement || (element as Element | undefined)?.localName === "summary";
}
