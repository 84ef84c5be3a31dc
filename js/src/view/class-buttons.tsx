import { useComputed } from "@preact/signals";
import { percent, plural } from "./format";
import type { ViewState } from "./view-state";

/** The label buttons. None ever moves, and each reads its own signals, so that a decision redraws none of them. */
export function ClassButtons({ view }: { view: ViewState }) {
  const classes = view.store.state.classes.value;
  const many = !view.shortcuts.value.singleKey;
  return (
    <div class={many ? "choices many" : "choices"} role="group" aria-label="labels">
      {classes.map((c) => (
        <ClassButton key={c.name} name={c.name} view={view} />
      ))}
    </div>
  );
}

function ClassButton({ name, view }: { name: string; view: ViewState }) {
  const selected = useComputed(() => view.store.state.selected.value.has(name));
  const keys = useComputed(() => view.hints.value.get(name)?.keys ?? "");
  const dim = useComputed(() => view.hints.value.get(name)?.dim ?? false);
  const probability = useComputed(() => {
    if (!view.suggests.value || !view.shortcuts.value.singleKey) return null;
    return view.suggestions.value.find(([other]) => other === name)?.[1] ?? null;
  });
  return (
    <button
      type="button"
      class={dim.value ? "choice dim" : "choice"}
      data-al="choice"
      data-value={name}
      aria-pressed={selected.value}
      aria-keyshortcuts={keys.value.length === 1 ? keys.value : undefined}
      title={name}
      onClick={() => view.press(name)}
    >
      <kbd>{keys.value}</kbd>
      <span class="name" dir="auto">
        {name}
      </span>
      {probability.value !== null && <span class="likely">{percent(probability.value)}</span>}
      {selected.value && <span class="mark">✓</span>}
    </button>
  );
}

/** With multilabel: the answer is complete, also when it is empty. Its place and width are fixed. */
export function DoneButton({ view }: { view: ViewState }) {
  const { multilabel, selected } = view.store.state;
  if (!multilabel.value) return null;
  const n = selected.value.size;
  return (
    <button type="button" class="choice done" data-al="done" data-chosen={n} onClick={() => view.confirm()}>
      <kbd>Enter</kbd>
      <span class="name">{n === 0 ? "none of these" : `done: ${plural(n, "label")}`}</span>
    </button>
  );
}

/** What was typed so far. It is always there, so that nothing moves while typing. */
export function FilterLine({ view }: { view: ViewState }) {
  if (view.shortcuts.value.singleKey) return null;
  const filter = view.filter.value;
  const found = filter.open ? view.shortcuts.value.matching(filter).length : 0;
  let advice = "type letters, then the digit";
  if (filter.open) advice = found === 0 ? "no class starts like this" : `${found} match · digit or Enter`;
  return (
    <div class="filter" data-al="filter" data-text={filter.text} aria-live={filter.open ? "polite" : "off"}>
      <span class={filter.open ? "typed" : "typed idle"}>{filter.text}</span>
      <span class="quiet">{advice}</span>
    </div>
  );
}

/** With many classes the likeliest come first, in a row of their own that is always there. */
export function Suggestions({ view }: { view: ViewState }) {
  if (!view.suggests.value || view.shortcuts.value.singleKey) return null;
  const open = view.filter.value.open;
  return (
    <div class="suggestions" role="group" aria-label="likeliest labels">
      {view.suggestions.value.map(([name, probability], i) => (
        <button
          type="button"
          class="choice"
          key={name}
          data-al="suggestion"
          data-value={name}
          title={name}
          onClick={() => view.press(name)}
        >
          {!open && <kbd>{i + 1}</kbd>}
          <span class="name" dir="auto">
            {name}
          </span>
          <span class="likely">{percent(probability)}</span>
        </button>
      ))}
      {view.suggestions.value.length === 0 && <span class="quiet">no suggestion for this card</span>}
    </div>
  );
}
