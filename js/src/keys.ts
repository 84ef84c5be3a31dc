/** From a key press to an action. Keys without Ctrl, Meta or Alt are ours while the focus is inside. */

import { CLOSED, SLASH, TURN } from "./codes";
import type { Ui } from "./view/ui";

/** The parts of the page a key may move. */
export interface Stage {
  scroll(how: "line" | "page" | "end", direction: 1 | -1): void;
  /** Gives the focus back to the desk itself, from an input that goes away. */
  home(): void;
  /** Gives the keyboard back to the notebook. */
  leave(): void;
}

const SCROLLS: Record<string, ["line" | "page" | "end", 1 | -1]> = {
  ArrowUp: ["line", -1],
  ArrowDown: ["line", 1],
  PageUp: ["page", -1],
  PageDown: ["page", 1],
  Home: ["end", -1],
  End: ["end", 1],
};

export function press(event: KeyboardEvent, ui: Ui, stage: Stage): void {
  if (event.isComposing) return;
  if (event.ctrlKey || event.metaKey || event.altKey) {
    const undoes = !event.altKey && !event.shiftKey && event.key.toLowerCase() === "z";
    if (!undoes || isField(event)) return;
    use(event);
    if (!event.repeat) ui.undo();
    return;
  }
  if (event.key === "Tab") return;
  if (event.key === "Escape") {
    retreat(event, ui, stage);
    return;
  }
  event.stopPropagation();
  if (isField(event)) return;
  if ((event.key === "Enter" || event.key === " ") && isButton(event)) {
    // A held key would press the button again and again, each time for another card.
    if (event.repeat) event.preventDefault();
    return;
  }
  const scrolls = SCROLLS[event.key];
  if (scrolls !== undefined) {
    event.preventDefault();
    stage.scroll(...scrolls);
    return;
  }
  if (event.key.length > 1 && !(event.key in ACTIONS)) return;
  event.preventDefault();
  const action = ACTIONS[event.key];
  if (event.key === "Backspace" && ui.filter.peek().open) erase(ui);
  else if (event.repeat) return;
  else if (action !== undefined) action(ui);
  else type(event.key, ui);
}

const ACTIONS: Record<string, (ui: Ui) => void> = {
  ArrowLeft: (ui) => ui.undo(),
  Backspace: (ui) => ui.undo(),
  ArrowRight: (ui) => ui.skip(),
  Enter: (ui) => {
    if (ui.filter.peek().open) pick(ui, 1);
    else if (ui.store.multilabel.peek()) ui.confirm();
  },
};

function type(key: string, ui: Ui): void {
  const filter = ui.filter.peek();
  const codes = ui.codes.peek();
  if (!filter.open) {
    const direct = codes.direct(key);
    if (direct !== undefined) {
      ui.label(direct);
      return;
    }
  }
  if (key === "?") ui.toggle("help");
  else if (key === "+") ui.toggle("add");
  else if (ui.store.card.peek() === null) return;
  else if (codes.oneStroke) return;
  else if (key === SLASH) ui.filter.value = { text: "", page: 0, open: true };
  else if (key === TURN) {
    const last = Math.ceil(codes.matching(filter).length / 9) - 1;
    if (filter.open) ui.filter.value = { ...filter, page: filter.page < last ? filter.page + 1 : 0 };
  } else if (/^[1-9]$/.test(key)) pick(ui, Number(key));
  else if (/^\p{L}$/u.test(key)) {
    ui.filter.value = { text: filter.text + key.toLocaleLowerCase(), page: 0, open: true };
  }
}

function pick(ui: Ui, digit: number): void {
  const filter = ui.filter.peek();
  const value = filter.open ? ui.codes.peek().picked(filter, digit) : undefined;
  const suggested =
    !filter.open && !ui.codes.peek().oneStroke ? ui.suggested.peek()[digit - 1]?.[0] : undefined;
  const chosen = value ?? suggested;
  if (chosen !== undefined) ui.label(chosen);
}

function erase(ui: Ui): void {
  const { text } = ui.filter.peek();
  ui.filter.value = text.length > 1 ? { text: text.slice(0, -1), page: 0, open: true } : CLOSED;
}

function retreat(event: KeyboardEvent, ui: Ui, stage: Stage): void {
  if (ui.filter.peek().open) {
    ui.filter.value = CLOSED;
  } else if (ui.panel.peek() !== "none") {
    ui.panel.value = "none";
    stage.home();
  } else {
    stage.leave();
    return;
  }
  use(event);
}

function use(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

// Seen from the host, what happens in its shadow root has the host as target.
const origin = (event: Event): EventTarget | undefined => event.composedPath()[0];
const isField = (event: Event): boolean => {
  const element = origin(event);
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
};
const isButton = (event: Event): boolean => origin(event) instanceof HTMLButtonElement;
