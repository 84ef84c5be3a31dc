import { NOTE_KEY } from "./shortcuts";
import type { ViewState } from "./view-state";

/** Every key and what it does, over the card. */
export function HelpPanel({ view }: { view: ViewState }) {
  const { classes, multilabel } = view.store.state;
  const single = view.shortcuts.value.singleKey;
  const several = multilabel.value;
  const chooses = several ? "choose that label, or drop it" : "choose that label";
  const own = classes.value.some((c) => c.key !== null);
  const keys: [string, string][] = [
    single
      ? [own ? "key on the button" : "1 – 9", chooses]
      : ["letters, digit", `find a label, ${several ? "choose or drop it" : "choose it"}; e.g. t then 1`],
    ...(single
      ? []
      : ([
          ["Enter", "choose the first that matches"],
          ["0", "the next nine that match"],
        ] as [string, string][])),
    ...(several ? ([["Enter", "done: these labels, or none of them"]] as [string, string][]) : []),
    [
      "← or Backspace",
      single ? "undo, without limit" : "undo, without limit; Backspace first removes letters",
    ],
    ["→", "skip: not now"],
    ["↑ ↓ PgUp PgDn", "scroll the example"],
    ...(single && view.shortcuts.value.classOfKey(NOTE_KEY) === undefined
      ? ([[NOTE_KEY, "write a note on the example"]] as [string, string][])
      : []),
    ["+", "add a class"],
    ["F2", "rename or merge classes"],
    ["?", "these keys"],
    ["Esc", "close, then leave the desk"],
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls.
    <section class="panel help" aria-label="keys" tabIndex={0}>
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
