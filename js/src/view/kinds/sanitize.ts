/** Markup made harmless. The kernel does the same before it sends; a page does not rely on it. */

import { computed, signal } from "@preact/signals";
import type createPurifier from "dompurify";
import type { Store } from "../../store/store";
import { loadLibrary } from "../libraries";

/** What prose, tables and images need. No forms, no frames, no media that play, no SVG, no styles. */
const TAGS = (
  "a abbr article aside b bdi bdo blockquote br caption center cite code col colgroup dd del details dfn div dl dt em " +
  "figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main mark nav ol p pre q rp rt ruby s " +
  "samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr"
).split(" ");

/** No class, id, style or data-*: an example must not look like a part of the desk, nor cover it. */
const ATTRIBUTES =
  "abbr align alt colspan datetime dir headers height href lang open reversed rowspan scope span src start title value width".split(
    " ",
  );

/** Markdown aligns the columns of a table by style; of all styles, this one is kept, as the attribute `align`. */
const COLUMN_ALIGNMENT = /^\s*text-align:\s*(left|center|right);?\s*$/i;

/** An example has no address of its own, so a relative URL would reach into the Jupyter server. */
const LINK_URL = /^(?:https?:\/\/|mailto:)/i;
const IMAGE_URL = /^(?:https?:\/\/|data:image\/(?:apng|avif|bmp|gif|jpeg|png|svg\+xml|webp)[;,])/i;

/** Null until the library is there: a page shows no markup before. */
const purifier = signal<ReturnType<typeof createPurifier> | null>(null);

/** Whether markup can be shown: whoever reads it is called again once it can. */
export const canSanitize = computed(() => purifier.value !== null);

/** Loads the library that makes markup harmless; the examples that wait for it are shown then. */
export function loadPurifier(store: Store, closed: AbortSignal): void {
  if (purifier.peek() !== null) return;
  loadLibrary(store, "markup", async () => {}, closed).then(
    (create) => purifier.peek() ?? purifyWith(create),
    () => {}, // the view was closed
  );
}

/** Takes a library into use, with our own rules. */
export function purifyWith(create: typeof createPurifier): void {
  // An instance of our own: another extension that shares the library must not change our rules.
  const made = create(window);
  made.addHook("beforeSanitizeAttributes", (node) => {
    if (node.localName !== "td" && node.localName !== "th") return;
    const alignment = COLUMN_ALIGNMENT.exec(node.getAttribute("style") ?? "")?.[1];
    if (alignment !== undefined) node.setAttribute("align", alignment);
  });
  made.addHook("afterSanitizeAttributes", (node) => {
    keepUrl(node, "href", LINK_URL);
    keepUrl(node, "src", IMAGE_URL);
    if (node.localName === "a" && node.hasAttribute("href")) {
      node.setAttribute("target", "_blank");
      node.setAttribute("rel", "noopener noreferrer");
    }
    if (node.localName === "img") node.setAttribute("referrerpolicy", "no-referrer");
  });
  purifier.value = made;
}

function keepUrl(node: Element, name: string, allowed: RegExp): void {
  const url = node.getAttribute(name);
  if (url !== null && !allowed.test(url.trim())) node.removeAttribute(name);
}

/**
 * Returns the markup as nodes that can be inserted as they are: they are never written out and parsed again. Nothing is in
 * them while the library is not there.
 */
export function sanitize(markup: string): DocumentFragment {
  const made = purifier.peek();
  if (made === null) return document.createDocumentFragment();
  return made.sanitize(markup, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ATTRIBUTES,
    ALLOW_ARIA_ATTR: false,
    ALLOW_DATA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
}
