/** What the desk needs to know about a kind of example. */

import type { ComponentChild } from "preact";
import type { CardKind, CardOf } from "../../protocol";
import type { Store } from "../../store/store";

export interface Kind<K extends CardKind> {
  /** The example as the card shows it. */
  Content(props: { card: CardOf<K> }): ComponentChild;
  /** Its text, for a line in the list of the latest decisions. */
  plainText(card: CardOf<K>): string;
  /** Loads what the page lacks to show such an example. */
  prepare?(store: Store, closed: AbortSignal): void;
}
