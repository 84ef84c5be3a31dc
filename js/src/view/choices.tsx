import { useComputed } from "@preact/signals";
import type { Ui } from "./ui";
import { percent, plural } from "./words";

/** The label buttons. Each keeps its place for good and looks after itself: a decision redraws none of them. */
export function Choices({ ui }: { ui: Ui }) {
  const classes = ui.store.classes.value;
  const many = !ui.codes.value.oneStroke;
  return (
    <div class={many ? "choices many" : "choices"} role="group" aria-label="labels">
      {classes.map((c) => (
        <Choice key={c.name} name={c.name} ui={ui} />
      ))}
    </div>
  );
}

function Choice({ name, ui }: { name: string; ui: Ui }) {
  const marked = useComputed(() => ui.store.marked.value.has(name));
  const keys = useComputed(() => ui.hints.value.get(name)?.keys ?? "");
  const dim = useComputed(() => ui.hints.value.get(name)?.dim ?? false);
  const likely = useComputed(() => {
    if (!ui.suggesting.value || !ui.codes.value.oneStroke) return null;
    return ui.suggested.value.find(([other]) => other === name)?.[1] ?? null;
  });
  return (
    <button
      type="button"
      class={dim.value ? "choice dim" : "choice"}
      data-al="choice"
      data-value={name}
      aria-pressed={marked.value}
      aria-keyshortcuts={keys.value.length === 1 ? keys.value : undefined}
      title={name}
      onClick={() => ui.label(name)}
    >
      <kbd>{keys.value}</kbd>
      <span class="name" dir="auto">
        {name}
      </span>
      {likely.value !== null && <span class="likely">{percent(likely.value)}</span>}
      {marked.value && <span class="mark">✓</span>}
    </button>
  );
}

/** With multilabel: the answer is complete, also when it is empty. Its place and width are fixed. */
export function Done({ ui }: { ui: Ui }) {
  const { store } = ui;
  if (!store.multilabel.value) return null;
  const n = store.marked.value.size;
  return (
    <button type="button" class="choice done" data-al="done" data-chosen={n} onClick={() => ui.confirm()}>
      <kbd>Enter</kbd>
      <span class="name">{n === 0 ? "none of these" : `done: ${plural(n, "label")}`}</span>
    </button>
  );
}

/** What was typed so far; its place is kept, so that nothing moves while typing. */
export function FilterLine({ ui }: { ui: Ui }) {
  if (ui.codes.value.oneStroke) return null;
  const filter = ui.filter.value;
  const found = filter.open ? ui.codes.value.matching(filter).length : 0;
  let says = "type letters, then the digit";
  if (filter.open) says = found === 0 ? "no class starts like this" : `${found} match · digit or Enter`;
  return (
    <div class="filter" data-al="filter" data-text={filter.text} aria-live="polite">
      <span class={filter.open ? "typed" : "typed idle"}>{filter.text}</span>
      <span class="quiet">{says}</span>
    </div>
  );
}

/** With many classes the likeliest come first, in a row of their own that is always there. */
export function Suggestions({ ui }: { ui: Ui }) {
  if (!ui.suggesting.value || ui.codes.value.oneStroke) return null;
  const open = ui.filter.value.open;
  return (
    <div class="suggestions" role="group" aria-label="likeliest labels">
      {ui.suggested.value.map(([name, probability], i) => (
        <button
          type="button"
          class="choice"
          key={name}
          data-al="suggestion"
          data-value={name}
          title={name}
          onClick={() => ui.label(name)}
        >
          {!open && <kbd>{i + 1}</kbd>}
          <span class="name" dir="auto">
            {name}
          </span>
          <span class="likely">{percent(probability)}</span>
        </button>
      ))}
      {ui.suggested.value.length === 0 && <span class="quiet">no suggestion for this card</span>}
    </div>
  );
}
