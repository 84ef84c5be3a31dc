import type { PastEntry } from "../past";
import type { Ui } from "./ui";

const firstWords = (entry: PastEntry): string => {
  const { card } = entry;
  const text = card.kind === "text" ? card.text : card.fields.map(([, value]) => value).join(" · ");
  return text.slice(0, 160);
};
const answer = ({ value }: PastEntry): string => {
  if (value === null) return "skipped";
  const names = [value].flat();
  return names.length === 0 ? "none of these" : names.join(", ");
};

/** The latest decisions over the card; one click brings an example back with its answer marked. */
export function Review({ ui }: { ui: Ui }) {
  // Read so that the list follows undo and new decisions while it is open.
  void ui.store.decided.value;
  const entries = ui.store.recent();
  return (
    <section class="panel" aria-label="the latest decisions">
      {entries.length === 0 && <p class="quiet">Nothing decided yet.</p>}
      {entries.map((entry) => (
        <button
          type="button"
          class="past"
          key={entry.card.key}
          data-al="past"
          data-key={entry.card.key}
          onClick={() => {
            if (ui.store.review(entry)) ui.settle();
          }}
        >
          <span class={entry.value === null ? "answer quiet" : "answer"} dir="auto">
            {answer(entry)}
          </span>
          <span class="words" dir="auto">
            {firstWords(entry)}
          </span>
        </button>
      ))}
    </section>
  );
}

/** The last labels, each a way back. */
export function Last({ ui }: { ui: Ui }) {
  const last = ui.store.last.value;
  if (ui.store.card.value?.origin === "review") {
    return (
      <div class="last line" data-al="reviewing">
        <span class="quiet">
          {ui.store.multilabel.value
            ? "under review: change its labels, then Enter; skip to go back"
            : "under review: choose a label to change it, skip to go back"}
        </span>
      </div>
    );
  }
  return (
    <div class="last line" data-al="last">
      <span class="quiet">last:</span>
      {last.length === 0 && <span class="quiet">nothing yet</span>}
      {last.map((entry) => (
        <button
          type="button"
          key={entry.card.key}
          data-key={entry.card.key}
          title={`review: ${firstWords(entry)}`}
          dir="auto"
          onClick={() => {
            if (ui.store.review(entry)) ui.settle();
          }}
        >
          <span class="name">{answer(entry)}</span>
        </button>
      ))}
    </div>
  );
}

export function Help({ ui }: { ui: Ui }) {
  const one = ui.codes.value.oneStroke;
  const several = ui.store.multilabel.value;
  const chooses = several ? "choose that label, or drop it" : "choose that label";
  const own = ui.store.classes.value.some((c) => c.key !== null);
  const keys: [string, string][] = [
    one
      ? [own ? "key on the button" : "1 – 9", chooses]
      : ["letters, digit", `find a label, ${several ? "choose or drop it" : "choose it"}; e.g. t then 1`],
    ...(one
      ? []
      : ([
          ["Enter", "choose the first that matches"],
          ["0", "the next nine that match"],
        ] as [string, string][])),
    ...(several ? ([["Enter", "done: these labels, or none of them"]] as [string, string][]) : []),
    ["← or Backspace", one ? "undo, without limit" : "undo, without limit; Backspace first removes letters"],
    ["→", "skip: not now"],
    ["↑ ↓ PgUp PgDn", "scroll the example"],
    ["+", "add a class"],
    ["?", "these keys"],
    ["Esc", "close, then leave the desk"],
  ];
  return (
    <section class="panel help" aria-label="keys">
      <dl>
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p class="quiet">Keys work while the desk has the focus: click anywhere in it.</p>
    </section>
  );
}
