import { untracked, useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Store } from "../store/store";
import { missing } from "./card";
import { plainText } from "./kinds/registry";
import type { ViewState } from "./view-state";

/** Characters of an example that are read out; the whole stands on the card. */
const MAX_HEARD_CHARACTERS = 150;
/** After this pause: somebody quick hears the card they stay on, and no click waits for it. */
const PAUSE_MS = 120;
/** A reader says a sentence again only if it is another one; two examples may begin alike. */
const UNLIKE = "\u00a0";

/** What a screen reader says by itself: the beginning of the next example, once; with several labels, what was chosen. */
export function Announcer({ view }: { view: ViewState }) {
  const place = useRef<HTMLParagraphElement>(null);
  const timer = useRef(0);
  // A desk that appears is not what the reader is at; afterwards it speaks only where the keys are.
  const before = useRef<Heard | null>(null);
  before.current ??= untracked(() => heard(view.store));
  useSignalEffect(() => {
    const now = heard(view.store);
    const then = before.current ?? now;
    before.current = now;
    const sentence = now.shown !== then.shown ? now.words : chosen(then, now);
    if (sentence === "" || (now.shown === then.shown && now.selected === then.selected)) return;
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      const line = place.current;
      if (line === null || !hasFocus(line)) return;
      line.textContent = line.textContent === sentence ? sentence + UNLIKE : sentence;
    }, PAUSE_MS);
  });
  return <p class="heard" ref={place} data-al="heard" role="status" aria-live="polite" aria-atomic="true" />;
}

interface Heard {
  /** What is on the card: an example, or why there is none. */
  shown: unknown;
  words: string;
  selected: ReadonlySet<string>;
}

function heard(store: Store): Heard {
  const shown = store.state.card.value;
  const selected = store.state.selected.value;
  if (shown === null) {
    const { head } = missing(store);
    return { shown: head, words: head, selected };
  }
  const words = beginning(plainText(shown.card));
  return { shown, words: shown.origin === "review" ? `Under review: ${words}` : words, selected };
}

/** The first words of a text. */
function beginning(text: string): string {
  // No more than the reader needs is looked at: an example may be a book.
  const start = text
    .slice(0, 4 * MAX_HEARD_CHARACTERS)
    .replace(/\s+/g, " ")
    .trim();
  if (start.length <= MAX_HEARD_CHARACTERS && text.length <= 4 * MAX_HEARD_CHARACTERS) return start;
  const cut = start.slice(0, MAX_HEARD_CHARACTERS);
  const end = cut.lastIndexOf(" ");
  return `${end > MAX_HEARD_CHARACTERS / 2 ? cut.slice(0, end) : cut} …`;
}

function chosen(then: Heard, now: Heard): string {
  const added = [...now.selected].filter((name) => !then.selected.has(name));
  const dropped = [...then.selected].filter((name) => !now.selected.has(name));
  return [...added.map((name) => `${name} chosen`), ...dropped.map((name) => `${name} dropped`)].join(", ");
}

function hasFocus(inside: Element): boolean {
  const host = (inside.getRootNode() as ShadowRoot).host;
  return host !== undefined && document.activeElement === host;
}
