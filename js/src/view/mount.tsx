/** Puts a view of the store on a page element: shadow root, styles, name, keys, focus and place. */

import { effect } from "@preact/signals";
import { render } from "preact";
import type { Store } from "../store/store";
import { ChartsBeside } from "./charts";
import { chartTools } from "./charts-drawing";
import { Desk } from "./desk";
import { plural } from "./format";
import { showWhenRun } from "./into-view";
import { handleKey, type Page } from "./keys";
import { prepare } from "./kinds/registry";
import { browserPreferences } from "./preferences";
import styles from "./styles.css";
import { ViewState } from "./view-state";

/** JupyterLab ignores its own shortcuts on elements with this attribute. */
const SUPPRESS = "data-lm-suppress-shortcuts";
const LINE_PX = 40;
/** Less than a page, so that the last line read stays in sight. */
const PAGE_SHARE = 0.9;

export function mount(el: HTMLElement, store: Store): () => void {
  const view = new ViewState(store, browserPreferences);
  const stop = new AbortController();
  el.tabIndex = 0;
  el.setAttribute(SUPPRESS, "true");
  const root = el.shadowRoot ?? el.attachShadow({ mode: "open" });
  const style = document.createElement("style");
  style.textContent = styles;
  const place = document.createElement("div");
  root.replaceChildren(style, place);
  render(
    <div class="beside">
      <div class="labeling">
        <Desk view={view} />
      </div>
      <ChartsBeside charts={store.state.charts} tools={chartTools(store, stop.signal)} />
    </div>,
    place,
  );

  listenToKeys(el, root, view, stop.signal);
  keepFocus(el, root, stop.signal);
  const stopNaming = nameDesk(el, store);
  const stopShowing = showWhenRun(el, store);
  const disposeEffect = effect(() => {
    const desk = store.state.status.value?.desk;
    if (desk !== undefined) view.readPreferences(desk);
  });
  // A panel that closes would take the focus with it, and the next keys would go to no desk.
  const disposePanels = effect(() => {
    void view.panel.value;
    if (root.activeElement?.closest(".panel")) el.focus({ preventScroll: true });
  });
  const disposePreparing = effect(() => {
    const { card, recentLabels } = store.state;
    const cards = [card.value?.card, ...recentLabels.value.map((entry) => entry.card)];
    for (const one of cards) if (one) prepare(one, store, stop.signal);
  });
  // A button that is disabled drops the focus, and the next keys would be the notebook's: "x" cuts the cell.
  const disposeFocus = effect(() => {
    const usable = store.state.answerable.value && store.state.connected.value;
    if (!usable && root.activeElement !== null) el.focus({ preventScroll: true });
  });
  // A desk that runs hides its static summary; one that never had a kernel in this page leaves the word to it.
  const disposeLive = effect(() => {
    el.toggleAttribute("data-al-live", store.state.absence.value !== "missing");
  });
  return () => {
    stop.abort();
    disposeLive();
    el.removeAttribute("data-al-live");
    disposeEffect();
    disposePanels();
    stopNaming();
    stopShowing();
    disposePreparing();
    disposeFocus();
    render(null, place);
  };
}

/** What a screen reader says when the focus comes to the desk. Of two desks on a page, the second has a number. */
function nameDesk(el: HTMLElement, store: Store): () => void {
  el.setAttribute("role", "region");
  return effect(() => {
    const n = store.state.classes.value.length;
    const others = [...document.querySelectorAll(`[${SUPPRESS}][role="region"]`)].filter((one) => one !== el);
    const number = others.length > 0 ? ` ${others.length + 1}` : "";
    el.setAttribute("aria-label", `Labeling desk${number}: ${plural(n, "class", "classes")}, ? for the keys`);
  });
}

function listenToKeys(el: HTMLElement, root: ShadowRoot, view: ViewState, signal: AbortSignal): void {
  const page: Page = {
    scroll: (how, direction) => {
      const box = root.querySelector(".panel") ?? root.querySelector(".card");
      if (box === null) return;
      const by = { line: LINE_PX, page: box.clientHeight * PAGE_SHARE, end: box.scrollHeight }[how];
      box.scrollTop += by * direction;
    },
    focusDesk: () => el.focus({ preventScroll: true }),
    focusSearch: (text) => {
      const input = root.querySelector<HTMLInputElement>('input[data-al="search"]');
      if (input === null) return;
      // Before the next key comes, not with the next drawing.
      input.value = text;
      input.focus({ preventScroll: true });
      input.setSelectionRange(text.length, text.length);
    },
    leaveDesk: () => {
      (root.activeElement as HTMLElement | null)?.blur();
      el.blur();
    },
  };
  const suppress = (yes: boolean) => {
    if (yes) el.setAttribute(SUPPRESS, "true");
    else el.removeAttribute(SUPPRESS);
  };
  const hasModifier = (event: KeyboardEvent) => event.ctrlKey || event.metaKey || event.altKey;
  // The attribute silences all shortcuts of the notebook, saving included; with a modifier down they may pass.
  el.addEventListener("keydown", (event) => suppress(!hasModifier(event)), { signal, capture: true });
  el.addEventListener("keyup", (event) => suppress(!hasModifier(event)), { signal, capture: true });
  el.addEventListener("focusout", () => suppress(true), { signal });
  el.addEventListener("keydown", (event) => handleKey(event, view, page), { signal });
}

function keepFocus(el: HTMLElement, root: ShadowRoot, signal: AbortSignal): void {
  // A clicked button would take the focus, and with it the keys, away from the desk.
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
  // A button that disappears when it is pressed lets the focus fall to the page.
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
