/**
 * Keeps the Plotly charts beside the desk at the right size. They fit themselves to their place only when the window is
 * resized, so a resize event is sent to the window: after the first status, when a chart arrives, and when the desk's width
 * changes.
 */

import { effect } from "@preact/signals";
import type { Store } from "../store/store";

/** After the first status; the charts may be drawn seconds after the desk. */
const AFTER_FIRST_STATUS_MS = [300, 1_500];
const AFTER_ARRIVAL_MS = [0, 400];
/** The width changes in many steps; one resize after the last of them is enough. */
const AFTER_WIDTH_CHANGE_MS = 150;
const AGAIN_AFTER_WIDTH_CHANGE_MS = 1_500;
/** A widget is drawn before it is put into the page; only then there is a box around it. */
const IN_PAGE_AFTER_MS = 100;

/** Starts; returns a function that stops it. */
export function keepChartsSized(el: HTMLElement, store: Store): () => void {
  const timers = new Set<number>();
  const resizeAfter = (ms: number) => {
    const timer = window.setTimeout(() => {
      timers.delete(timer);
      window.dispatchEvent(new Event("resize"));
    }, ms);
    timers.add(timer);
  };
  const cancelAll = () => {
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
  };

  const unwatchArrivals = watchArrivals(el, () => {
    for (const ms of AFTER_ARRIVAL_MS) resizeAfter(ms);
  });
  let hasStatus = false;
  const disposeEffect = effect(() => {
    if (store.state.status.value === null || hasStatus) return;
    hasStatus = true;
    for (const ms of AFTER_FIRST_STATUS_MS) resizeAfter(ms);
  });
  const unwatchWidth = watchWidth(el, () => {
    cancelAll();
    resizeAfter(AFTER_WIDTH_CHANGE_MS);
    if (hasStatus) resizeAfter(AGAIN_AFTER_WIDTH_CHANGE_MS);
  });
  return () => {
    disposeEffect();
    unwatchWidth();
    unwatchArrivals();
    cancelAll();
  };
}

/** Calls back when a plot is drawn in the box the desk shares with the charts. */
function watchArrivals(el: HTMLElement, arrived: () => void): () => void {
  if (typeof MutationObserver === "undefined") return () => {};
  const seen = new WeakSet<Element>();
  let box: Element | null = null;
  const observer = new MutationObserver(() => {
    for (const plot of box?.querySelectorAll(".js-plotly-plot .main-svg") ?? []) {
      if (!seen.has(plot)) {
        seen.add(plot);
        arrived();
      }
    }
  });
  const timer = window.setTimeout(() => {
    box = el.closest(".widget-box");
    if (box !== null) observer.observe(box, { childList: true, subtree: true });
  }, IN_PAGE_AFTER_MS);
  return () => {
    clearTimeout(timer);
    observer.disconnect();
  };
}

function watchWidth(el: HTMLElement, changed: () => void): () => void {
  if (typeof ResizeObserver === "undefined") return () => {};
  let width: number | null = null;
  const observer = new ResizeObserver(([entry]) => {
    const now = Math.round(entry?.contentRect.width ?? 0);
    if (now === width || now === 0) return;
    const isFirst = width === null;
    width = now;
    if (!isFirst) changed();
  });
  observer.observe(el);
  return () => observer.disconnect();
}
