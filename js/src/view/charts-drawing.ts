/** Draws a chart into its place, and again when the data, the theme or the width change; never between two keys. */

import { effect, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Charts } from "../protocol";
import type { Store } from "../store/store";
import type { Figure, Look } from "./charts-figure";
import { loadLibrary, type Plotly } from "./libraries";

/** Without a key before the library is loaded, which blocks the page for about a fifth of a second, once. */
const BEFORE_LOADING_MS = 300;
const LONGEST_WAIT_TO_LOAD_MS = 30_000;
/** Without a key before a chart is drawn, which takes about a frame. */
const BEFORE_DRAWING_MS = 120;
const LONGEST_WAIT_TO_DRAW_MS = 3_000;
/** A width changes in many steps. */
const AFTER_WIDTH_CHANGE_MS = 100;
/** A theme's colours come a moment after its name. */
const AFTER_THEME_CHANGE_MS = [0, 300, 1_000];

const CONFIG = { displayModeBar: false, responsive: false, doubleClick: false, showTips: false };

/** Waits for moments without a key or a click. */
export class Pauses {
  #last = Number.NEGATIVE_INFINITY;

  constructor(closed: AbortSignal) {
    for (const type of ["keydown", "pointerdown"]) {
      const seen = () => {
        this.#last = performance.now();
      };
      window.addEventListener(type, seen, { signal: closed, capture: true, passive: true });
    }
  }

  /** Resolves in an idle moment after so many milliseconds without input, or after the longest wait. */
  async wait(quiet: number, longest: number): Promise<void> {
    const end = performance.now() + longest;
    const left = () => Math.min(this.#last + quiet, end) - performance.now();
    do {
      while (left() > 0) await new Promise((done) => setTimeout(done, left()));
      await idle();
    } while (left() > 0);
  }
}

const idle = (): Promise<unknown> =>
  new Promise((done) => {
    if (typeof requestIdleCallback === "function") requestIdleCallback(done, { timeout: 100 });
    else setTimeout(done, 0);
  });

/** What the charts of one view share. */
export interface ChartTools {
  pauses: Pauses;
  library(): Promise<Plotly>;
  closed: AbortSignal;
}

export function chartTools(store: Store, closed: AbortSignal): ChartTools {
  const pauses = new Pauses(closed);
  let loading: Promise<Plotly> | null = null;
  const load = async () => {
    await firstCard(store, closed);
    const pause = () => pauses.wait(BEFORE_LOADING_MS, LONGEST_WAIT_TO_LOAD_MS);
    return loadLibrary(store, "charts", pause, closed);
  };
  return {
    pauses,
    closed,
    library: () => {
      loading ??= load();
      return loading;
    },
  };
}

/** Resolves once a card stands, or none is left: the charts come after it. */
function firstCard(store: Store, closed: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const stop = effect(() => {
      if (store.state.everShown.value || store.state.finished.value) resolve();
    });
    closed.addEventListener("abort", stop);
  });
}

/** Starts; returns a function that stops it. `drawn` is set to the version of the model in the picture. */
export function keepDrawn(
  box: HTMLElement,
  charts: ReadonlySignal<Charts | null>,
  figure: (data: Charts, look: Look) => Figure,
  tools: ChartTools,
  drawn: Signal<number>,
): () => void {
  let stopped = false;
  let wanted = false;
  let drawing = false;
  let shown = "";
  let plotly: Plotly | null = null;

  const drawNewest = async () => {
    const data = charts.peek();
    if (data === null || box.clientWidth === 0 || stopped) return;
    const next = figure(data, lookOf(box));
    const text = JSON.stringify(next);
    if (text !== shown) {
      await plotly?.react(box, next.data, next.layout, CONFIG);
      shown = text;
    }
    drawn.value = data.version;
  };
  const draw = async () => {
    wanted = true;
    if (drawing) return;
    drawing = true;
    try {
      plotly ??= await tools.library();
      while (wanted && !stopped) {
        wanted = false;
        await tools.pauses.wait(BEFORE_DRAWING_MS, LONGEST_WAIT_TO_DRAW_MS);
        await drawNewest();
      }
    } catch {
      // The sentence and the table say what the picture would show.
    } finally {
      drawing = false;
    }
  };

  const dispose = effect(() => {
    if (charts.value !== null) void draw();
  });
  const timers = AFTER_THEME_CHANGE_MS.map(() => 0);
  const unwatchTheme = watchColours(() => {
    AFTER_THEME_CHANGE_MS.forEach((ms, i) => {
      clearTimeout(timers[i]);
      timers[i] = window.setTimeout(draw, ms);
    });
  });
  const unwatchWidth = watchWidth(box, draw);
  return () => {
    stopped = true;
    dispose();
    unwatchTheme();
    unwatchWidth();
    for (const timer of timers) clearTimeout(timer);
    plotly?.purge(box);
  };
}

/** Size, type and colours of a place: the styles give each colour to a property that shows nothing there. */
function lookOf(box: HTMLElement): Look {
  const style = getComputedStyle(box);
  return {
    width: box.clientWidth,
    height: box.clientHeight,
    family: style.fontFamily,
    size: Number.parseFloat(style.fontSize) || 12,
    ink: style.color,
    quiet: style.caretColor,
    page: style.textDecorationColor,
    rim: style.columnRuleColor,
    brand: style.outlineColor,
    accent: style.textEmphasisColor,
  };
}

/** A theme of JupyterLab, the system's light or dark, and forced colours. */
function watchColours(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.body, {
    attributes: true,
    attributeFilter: ["data-jp-theme-light", "data-jp-theme-name"],
  });
  const system = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((query) =>
    window.matchMedia?.(query),
  );
  for (const one of system) one?.addEventListener?.("change", changed);
  return () => {
    observer.disconnect();
    for (const one of system) one?.removeEventListener?.("change", changed);
  };
}

function watchWidth(box: HTMLElement, changed: () => void): () => void {
  if (typeof ResizeObserver === "undefined") return () => {};
  let timer = 0;
  const observer = new ResizeObserver(() => {
    clearTimeout(timer);
    timer = window.setTimeout(changed, AFTER_WIDTH_CHANGE_MS);
  });
  observer.observe(box);
  return () => {
    clearTimeout(timer);
    observer.disconnect();
  };
}
