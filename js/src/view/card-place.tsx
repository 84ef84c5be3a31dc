import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { ToggleButton } from "./toggle-button";
import type { ViewState } from "./view-state";

/**
 * The place of the card. Card, labels, actions and advice are to be on a laptop's screen together, so the card takes what
 * the labels leave, and what stands above it takes from the card: the buttons never move. A height the reader chose goes
 * before that.
 */
export function CardPlace(props: {
  view: ViewState;
  answers: RefObject<HTMLElement | null>;
  children: preact.ComponentChildren;
}) {
  const { view, answers } = props;
  const place = useRef<HTMLDivElement>(null);
  const height = view.cardHeight.value;
  const suggests = view.suggests.value;
  // Suggestions are a row more: measured anew, it comes from the card.
  useEffect(() => {
    if (answers.current === null || place.current === null) return;
    return fitCard(place.current, answers.current, () => view.store.state.classes.peek().length > 0);
  }, [view, answers, suggests]);
  return (
    <div
      class="card-place"
      ref={place}
      data-al="card-place"
      style={height === null ? undefined : { height: `${height}px` }}
      onPointerUp={() => {
        // While it is pulled, the browser writes the height here.
        const pulled = Number.parseFloat(place.current?.style.height ?? "");
        if (pulled > 0 && pulled !== height) view.keepCardHeight(pulled);
      }}
    >
      {props.children}
    </div>
  );
}

/**
 * Tells the styles how high the labels are, once they are there and whenever their width changes. A class that is added
 * later does not count: it would move the buttons under the hand.
 */
function fitCard(place: HTMLElement, answers: HTMLElement, areThere: () => boolean): () => void {
  if (typeof ResizeObserver === "undefined") return () => {};
  let measured = 0;
  const observer = new ResizeObserver(() => {
    const { width, height } = answers.getBoundingClientRect();
    if (width === 0 || width === measured) return;
    if (areThere()) measured = width;
    place.style.setProperty("--answers", `${Math.ceil(height)}px`);
  });
  observer.observe(answers);
  return () => observer.disconnect();
}

export function LargerCard({ view }: { view: ViewState }) {
  return (
    <ToggleButton
      hook="larger-card"
      title="a larger card; its lower edge can be pulled, too"
      pressed={view.cardHeight.value !== null}
      press={() => view.toggleCardHeight()}
    >
      <span aria-hidden="true">↕</span>
      <span class="heard">larger card</span>
    </ToggleButton>
  );
}
