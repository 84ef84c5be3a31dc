/** An example that is HTML, for instance Markdown the kernel has rendered. */

import { useLayoutEffect, useRef } from "preact/hooks";
import type { CardOf } from "../../protocol";
import type { Kind } from "./kind";
import { sanitize } from "./sanitize";

/** A list of decisions asks for the same text again and again. */
const plainTexts = new WeakMap<CardOf<"html">, string>();

function Content({ card }: { card: CardOf<"html"> }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.replaceChildren(sanitize(card.html)), [card]);
  return <div class="html" dir="auto" ref={box} />;
}

function plainText(card: CardOf<"html">): string {
  let found = plainTexts.get(card);
  if (found === undefined) {
    found = (sanitize(card.html).textContent ?? "").replace(/\s+/g, " ").trim();
    plainTexts.set(card, found);
  }
  return found;
}

export const html: Kind<"html"> = { Content, plainText };
