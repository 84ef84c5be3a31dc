/**
 * Libraries that not every desk needs at once: plotly.js draws the charts, DOMPurify makes markup harmless. They are asked
 * of the kernel, since no request may leave the page, and loaded once a page, whatever the number of desks.
 */

import type createPurifier from "dompurify";
import type { LibraryName } from "../protocol";
import type { Store } from "../store/store";

export interface Plotly {
  react(box: HTMLElement, data: unknown[], layout: unknown, config: unknown): Promise<unknown>;
  purge(box: HTMLElement): void;
}

interface Libraries {
  charts: Plotly;
  markup: typeof createPurifier;
}

const SHELF = Symbol.for("al_widget.libraries");
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 30_000;

/**
 * Around the script: it takes itself for a CommonJS module, whatever loader the page has, and leaves the page's own
 * `window.Plotly` as it was, in one step with the loading.
 */
const BEFORE = `const define = undefined, module = { exports: {} }, exports = module.exports,
  had = Object.getOwnPropertyDescriptor(globalThis, "Plotly");
`;
const AFTER = `
if (had) Object.defineProperty(globalThis, "Plotly", had); else delete globalThis.Plotly;
export default module.exports;
`;

type Shelf = Map<string, Promise<unknown>>;

function shelf(): Shelf {
  const page = globalThis as { [SHELF]?: Shelf };
  page[SHELF] ??= new Map();
  return page[SHELF];
}

/** Runs a gzipped script as a module; returns what it exports. */
async function run(script: Uint8Array, pause: () => Promise<void>): Promise<unknown> {
  const packed = new Blob([script as BlobPart]).stream();
  const code = await new Response(packed.pipeThrough(new DecompressionStream("gzip"))).blob();
  const url = URL.createObjectURL(new Blob([BEFORE, code, AFTER], { type: "text/javascript" }));
  try {
    await pause();
    return (await import(url)).default;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/**
 * Loads a library, or waits for another desk that does so; tries again until it is there or the view is closed.
 * `pause` waits for a moment in which the page may be blocked.
 */
export async function loadLibrary<N extends LibraryName>(
  store: Store,
  name: N,
  pause: () => Promise<void>,
  closed: AbortSignal,
  execute = run,
): Promise<Libraries[N]> {
  // Two versions can stand side by side in one page, each for the desks of its kernel.
  const place = LIBRARIES[name];
  for (let wait = FIRST_RETRY_MS; ; wait = Math.min(2 * wait, LONGEST_RETRY_MS)) {
    const loaded = shelf();
    let library = loaded.get(place);
    if (library === undefined) {
      library = store.requestLibrary(name).then((script) => execute(script, pause));
      // Only success is kept: what failed here may come by another desk, or later.
      library.catch(() => loaded.delete(place));
      loaded.set(place, library);
    }
    try {
      return (await library) as Libraries[N];
    } catch (error) {
      if (closed.aborted) throw error;
      await new Promise((done) => setTimeout(done, wait));
      if (closed.aborted) throw error;
    }
  }
}
