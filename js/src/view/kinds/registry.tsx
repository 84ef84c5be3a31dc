/** The kinds of example the desk can show. A new kind is a file beside this one, and a line in KINDS. */

import type { Card, CardKind } from "../../protocol";
import type { Store } from "../../store/store";
import { html } from "./html";
import type { Kind } from "./kind";
import { row } from "./row";
import { text } from "./text";

const KINDS: { [K in CardKind]: Kind<K> } = { text, row, html };

// A card and the entry under its kind belong together; TypeScript cannot follow that through a union.
const kindOf = (card: Card): Kind<CardKind> => KINDS[card.kind] as Kind<CardKind>;

export function Content({ card }: { card: Card }) {
  const kind = kindOf(card);
  return <kind.Content card={card} />;
}

export const plainText = (card: Card): string => kindOf(card).plainText(card);

export const prepare = (card: Card, store: Store, closed: AbortSignal): void =>
  kindOf(card).prepare?.(store, closed);
