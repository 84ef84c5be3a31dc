import { useLayoutEffect, useRef } from "preact/hooks";
import type { Store } from "../store/store";
import { plural, timeLeft } from "./format";
import { Content } from "./kinds/registry";

/** The example on screen, or the reason why there is none. It can take the focus: a long example is scrolled by keys. */
export function Card({ store }: { store: Store }) {
  const shown = store.state.card.value;
  const box = useRef<HTMLDivElement>(null);
  // Each card starts at its top, also one that comes back by undo.
  useLayoutEffect(() => {
    if (box.current !== null) box.current.scrollTop = 0;
  }, [shown]);
  const review = shown?.origin === "review";
  let name = review ? "example under review" : "example";
  if (shown === null) name = "no example";
  return (
    // One element for both: with another in its place, the focus and the keys would fall to the page.
    <div
      class={shown === null ? "card empty" : "card"}
      data-al={shown === null ? "empty" : "card"}
      data-key={shown?.card.key}
      data-origin={review ? "review" : undefined}
      ref={box}
      role="group"
      aria-label={name}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls.
      tabIndex={0}
    >
      {shown === null ? (
        <NoCard store={store} />
      ) : (
        <>
          <Note store={store} />
          <Content card={shown.card} />
        </>
      )}
    </div>
  );
}

function Note({ store }: { store: Store }) {
  const note = store.state.note.value;
  if (note === "") return null;
  return (
    <p class="note" data-al="note-text" dir="auto">
      {note}
    </p>
  );
}

function NoCard({ store }: { store: Store }) {
  const { head, more } = missing(store);
  return (
    <>
      <p>{head}</p>
      <p class="quiet">{more}</p>
    </>
  );
}

/** Why there is no example. */
export function missing(store: Store): { head: string; more: string } {
  const { connected, everShown, kernelSilent, totals } = store.state;
  const status = store.state.status.value;
  const labels = totals.value?.labels ?? 0;
  let head = "Preparing the first examples…";
  let more = status?.busy ? `The kernel is ${status.busy.what}${timeLeft(status.busy.left)}.` : "";
  if (!connected.value) {
    head = "No example while no kernel answers.";
    more = "";
  } else if (status?.phase === "done") {
    const asked = (totals.value?.left ?? 0) === 0;
    head = asked ? `All done: ${plural(labels, "label")}.` : `Finished: ${plural(labels, "label")} learned.`;
    more = `Undo and review still work.${asked ? "" : " To label more, run the cell again."}`;
  } else if (status?.phase === "failed") {
    // What failed stands above, once.
    head = "No example to show.";
    more = "";
  } else if (kernelSilent.value) {
    head = "Waiting for the kernel.";
    more = "If it is idle, run this cell again.";
  } else if (everShown.value) {
    head = "Out of prepared examples; the kernel is busy…";
    more = "More come as soon as it answers.";
  }
  return { head, more };
}
