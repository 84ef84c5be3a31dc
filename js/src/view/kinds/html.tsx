/** An example that is HTML, for instance Markdown the kernel has rendered. */

import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { CardOf } from "../../protocol";
import type { Kind } from "./kind";
import { canSanitize, loadPurifier, sanitize } from "./sanitize";

/** Elements that begin a line of their own: the words on both sides of their end are different words. */
const BLOCKS = "blockquote, br, dd, div, dt, figcaption, h1, h2, h3, h4, h5, h6, li, p, pre, summary, td, th";

/** A list of decisions asks for the same text again and again. */
const plainTexts = new WeakMap<CardOf<"html">, string>();

function Content({ card }: { card: CardOf<"html"> }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.replaceChildren(sanitize(card.html)), [card, canSanitize.value]);
  // After the card is painted: whether it scrolls is known only then, and no click waits for it.
  useEffect(() => {
    for (const block of box.current?.querySelectorAll<HTMLElement>("pre, table") ?? []) {
      // What scrolls is reached by key.
      if (block.scrollWidth > block.clientWidth) block.tabIndex = 0;
    }
  }, [card, canSanitize.value]);
  return (
    <>
      {!canSanitize.value && <p class="quiet">One moment: the example is on its way.</p>}
      <div class="html" dir="auto" ref={box} />
    </>
  );
}

function plainText(card: CardOf<"html">): string {
  if (!canSanitize.value) return "";
  let found = plainTexts.get(card);
  if (found === undefined) {
    const content = sanitize(card.html);
    for (const block of content.querySelectorAll(BLOCKS)) block.after(" ");
    found = (content.textContent ?? "").replace(/\s+/g, " ").trim();
    plainTexts.set(card, found);
  }
  return found;
}

export const html: Kind<"html"> = { Content, plainText, prepare: loadPurifier };
