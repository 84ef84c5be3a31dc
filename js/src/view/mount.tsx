/** Puts a view of the store on a page element: shadow root, keys, focus, and what the charts beside it need. */

import { effect } from "@preact/signals";
import { render } from "preact";
import { press, type Stage } from "../keys";
import type { Store } from "../store";
import styles from "../styles.css";
import { Desk } from "./desk";
import { type Preferences, Ui } from "./ui";

const SUPPRESS = "data-lm-suppress-shortcuts";
/** The charts size themselves on a resize of the window only, and they arrive after us, seconds later at times. */
const NUDGES = [300, 1_500];
const ARRIVED = [0, 400];
const SETTLE = 150;

const preferences: Preferences = {
  get(name) {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  },
  set(name, value) {
    try {
      localStorage.setItem(name, value);
    } catch {
      // Forbidden storage: the choice lasts as long as the view.
    }
  },
};

export function mount(el: HTMLElement, store: Store): () => void {
  const ui = new Ui(store, preferences);
  const stop = new AbortController();
  const { signal } = stop;
  el.tabIndex = 0;
  el.setAttribute(SUPPRESS, "true");
  const root = el.shadowRoot ?? el.attachShadow({ mode: "open" });
  const style = document.createElement("style");
  style.textContent = styles;
  const place = document.createElement("div");
  root.replaceChildren(style, place);
  render(<Desk ui={ui} />, place);

  listen(el, root, ui, signal);
  const timers = new Set<number>();
  const nudge = (ms: number) => {
    const timer = window.setTimeout(() => {
      timers.delete(timer);
      window.dispatchEvent(new Event("resize"));
    }, ms);
    timers.add(timer);
  };
  const unwatchCharts = watchCharts(el, () => {
    for (const ms of ARRIVED) nudge(ms);
  });
  let nudged = false;
  const disposeEffect = effect(() => {
    const status = store.status.value;
    if (status === null) return;
    ui.recallPreferences(status.desk);
    if (nudged) return;
    nudged = true;
    for (const ms of NUDGES) nudge(ms);
  });
  const unwatch = watchWidth(el, () => {
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
    nudge(SETTLE);
    if (nudged) nudge(NUDGES[1]!);
  });

  return () => {
    stop.abort();
    disposeEffect();
    unwatch();
    unwatchCharts();
    for (const timer of timers) clearTimeout(timer);
    render(null, place);
  };
}

function listen(el: HTMLElement, root: ShadowRoot, ui: Ui, signal: AbortSignal): void {
  const stage: Stage = {
    scroll: (how, direction) => {
      const box = root.querySelector(".panel") ?? root.querySelector(".card");
      if (box === null) return;
      const by = how === "line" ? 40 : how === "page" ? box.clientHeight * 0.9 : box.scrollHeight;
      box.scrollTop += by * direction;
    },
    home: () => el.focus({ preventScroll: true }),
    leave: () => {
      (root.activeElement as HTMLElement | null)?.blur();
      el.blur();
    },
  };
  const guard = (yes: boolean) => {
    if (yes) el.setAttribute(SUPPRESS, "true");
    else el.removeAttribute(SUPPRESS);
  };
  const modified = (event: KeyboardEvent) => event.ctrlKey || event.metaKey || event.altKey;
  // The attribute silences all shortcuts of the notebook, saving included; with a modifier down they may pass.
  el.addEventListener("keydown", (event) => guard(!modified(event)), { signal, capture: true });
  el.addEventListener("keyup", (event) => guard(!modified(event)), { signal, capture: true });
  el.addEventListener("focusout", () => guard(true), { signal });
  el.addEventListener("keydown", (event) => press(event, ui, stage), { signal });
  // A clicked button must not take the keys away from the desk.
  root.addEventListener(
    "mousedown",
    (event) => {
      const target = event.target as Element;
      if (target.closest("button") === null) return;
      event.preventDefault();
      el.focus({ preventScroll: true });
    },
    { signal },
  );
  // A button that goes away once it is pressed lets the focus fall to the page.
  root.addEventListener(
    "click",
    () => {
      requestAnimationFrame(() => {
        if (!signal.aborted && document.activeElement === document.body) el.focus({ preventScroll: true });
      });
    },
    { signal },
  );
}

/** Tells when a plot is drawn in the box we share with the charts. */
function watchCharts(el: HTMLElement, arrived: () => void): () => void {
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
  // A widget is drawn before it is put into the page; only then it has a box around it.
  const timer = window.setTimeout(() => {
    box = el.closest(".widget-box");
    if (box !== null) observer.observe(box, { childList: true, subtree: true });
  }, 100);
  return () => {
    clearTimeout(timer);
    observer.disconnect();
  };
}

function watchWidth(el: HTMLElement, changed: () => void): () => void {
  if (typeof ResizeObserver === "undefined") return () => {};
  let width = -1;
  const observer = new ResizeObserver(([entry]) => {
    const now = Math.round(entry?.contentRect.width ?? 0);
    if (now === width || now === 0) return;
    const first = width === -1;
    width = now;
    if (!first) changed();
  });
  observer.observe(el);
  return () => observer.disconnect();
}
