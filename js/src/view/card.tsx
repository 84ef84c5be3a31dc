import { useLayoutEffect, useRef } from "preact/hooks";
import type { Card as Example } from "../protocol";
import type { Store } from "../store";
import { plural } from "./words";

/** The example on screen: always plain text, whatever it holds. */
export function Card({ store }: { store: Store }) {
  const shown = store.card.value;
  const box = useRef<HTMLDivElement>(null);
  // Each card starts at its top, the same one taken back too.
  useLayoutEffect(() => {
    if (box.current !== null) box.current.scrollTop = 0;
  }, [shown]);
  if (shown === null) return <Empty store={store} />;
  const { card, origin } = shown;
  return (
    <section
      class="card"
      data-al="card"
      data-key={card.key}
      data-origin={origin === "review" ? "review" : undefined}
      ref={box}
      aria-label={origin === "review" ? "example under review" : "example"}
    >
      <Content card={card} />
    </section>
  );
}

function Content({ card }: { card: Example }) {
  if (card.kind === "text") {
    return (
      <div class="text" dir="auto">
        {card.text}
      </div>
    );
  }
  return (
    <table class="row">
      <tbody>
        {card.fields.map(([name, value], i) => (
          <tr key={`${i} ${name}`}>
            <th scope="row" dir="auto">
              {name}
            </th>
            <td dir="auto">{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Empty({ store }: { store: Store }) {
  const status = store.status.value;
  const labels = store.totals.value?.labels ?? 0;
  let head = "Preparing the first examples…";
  let more = status?.busy ? `The kernel is ${status.busy.what}.` : "";
  if (status?.phase === "done") {
    head = `All done: ${plural(labels, "label")}.`;
    more = "Undo and review still work.";
  } else if (status?.phase === "failed") {
    head = "The desk cannot go on.";
    more = status.notice?.text ?? "";
  } else if (store.silent.value && store.alive.value) {
    head = "Waiting for the kernel.";
    more = "If it is idle, run this cell again.";
  } else if (store.begun.value) {
    head = "Out of prepared examples; the kernel is busy…";
    more = "More come as soon as it answers.";
  }
  return (
    <section class="card empty" data-al="empty" aria-live="polite">
      <p>{head}</p>
      <p class="quiet">{more}</p>
    </section>
  );
}
