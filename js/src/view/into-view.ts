/**
 * Scrolls the desk into view when its cell has run, once. Not when the reader scrolls or types elsewhere meanwhile, and not
 * when a page is loaded again or a notebook opened: the kernel says when the desk was displayed.
 */

import { effect } from "@preact/signals";
import type { Store } from "../store/store";

/** From the display to the first card on the page; later somebody is doing something else. */
const FRESH_MS = 60_000;
/** JupyterLab puts an output in its place in several steps. */
const LOOK_AFTER_MS = [30, 150, 500, 1_200];
const MARGIN_PX = 8;
const MINE = ["wheel", "touchmove", "pointerdown", "keydown"] as const;

/** Starts; returns a function that stops it. */
export function showWhenRun(el: HTMLElement, store: Store): () => void {
  const stop = new AbortController();
  const born = performance.now();
  const timers: number[] = [];
  for (const sort of MINE) {
    window.addEventListener(sort, () => stop.abort(), { capture: true, passive: true, signal: stop.signal });
  }
  const dispose = effect(() => {
    const displayed = store.state.displayedAt.value;
    const hasContent = store.state.card.value !== null || store.state.finished.value;
    if (displayed === null || !hasContent || timers.length > 0 || stop.signal.aborted) return;
    // The display of another view of this desk is not this one's.
    if (born - displayed > FRESH_MS || displayed - born > LOOK_AFTER_MS.at(-1)!) return;
    for (const ms of LOOK_AFTER_MS) {
      timers.push(
        window.setTimeout(() => {
          if (!stop.signal.aborted && !isTypingElsewhere()) scrollIntoView(el);
        }, ms),
      );
    }
    timers.push(window.setTimeout(() => stop.abort(), LOOK_AFTER_MS.at(-1)! + 1));
  });
  return () => {
    stop.abort();
    dispose();
    for (const timer of timers) clearTimeout(timer);
  };
}

/** JupyterLab puts the cursor into the next cell; who has text there is at work on it. */
function isTypingElsewhere(): boolean {
  const at = document.activeElement;
  if (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement) return at.value !== "";
  return at instanceof HTMLElement && at.isContentEditable && at.textContent !== "";
}

/** As little as shows the whole desk; of a desk that is higher than its place, the top. */
function scrollIntoView(el: HTMLElement): void {
  const place = scrollerOf(el);
  if (place === null) return;
  const { top, bottom } = el.getBoundingClientRect();
  // The place of the page itself begins at its top, whatever its rectangle says.
  const isPage = place === document.scrollingElement;
  const from = isPage ? 0 : place.getBoundingClientRect().top;
  const room = isPage ? window.innerHeight : place.clientHeight;
  const over = bottom + MARGIN_PX - (from + room);
  const above = top - MARGIN_PX - from;
  // Farther down than a page: the reader went elsewhere while the cell ran.
  if (above > room) return;
  if (over > 0) place.scrollTop += Math.min(over, above);
  else if (above < 0) place.scrollTop += Math.max(above, over);
}

/** The element that scrolls what it holds; not scrollIntoView, which would move JupyterLab's fixed frame, too. */
function scrollerOf(el: HTMLElement): Element | null {
  for (let one = el.parentElement; one !== null; one = one.parentElement) {
    if (one.scrollHeight > one.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(one).overflowY))
      return one;
  }
  return document.scrollingElement;
}
