import { useLayoutEffect, useRef } from "preact/hooks";
import type { Store } from "../store";
import type { Ui } from "./ui";
import { percent } from "./words";

/** The other actions, in one line below the labels. */
export function Tools({ ui }: { ui: Ui }) {
  const { store } = ui;
  const panel = ui.panel.value;
  return (
    <div class="tools">
      <button
        type="button"
        data-al="undo"
        aria-disabled={!store.canUndo.value}
        title="take back the last decision (← or Backspace)"
        onClick={() => ui.undo()}
      >
        <span aria-hidden="true">↶</span> undo
      </button>
      <button type="button" data-al="skip" title="not now (→)" onClick={() => ui.skip()}>
        <span aria-hidden="true">⇥</span> skip
      </button>
      <Toggle ui={ui} hook="review" pressed={panel === "review"} press={() => ui.toggle("review")}>
        review
      </Toggle>
      <Toggle ui={ui} hook="why" pressed={ui.why.value} press={() => ui.toggleWhy()}>
        why
      </Toggle>
      <Toggle ui={ui} hook="suggest" pressed={ui.suggesting.value} press={() => ui.toggleSuggestions()}>
        suggest
      </Toggle>
      {panel === "add" ? (
        <AddClass ui={ui} />
      ) : (
        <button type="button" data-al="add-class" title="a new class (+)" onClick={() => ui.toggle("add")}>
          <span aria-hidden="true">+</span> class
        </button>
      )}
      <Toggle ui={ui} hook="help" pressed={panel === "help"} press={() => ui.toggle("help")}>
        <span aria-hidden="true">?</span> keys
      </Toggle>
      <Saved store={store} />
    </div>
  );
}

function Toggle(props: {
  ui: Ui;
  hook: string;
  pressed: boolean;
  press: () => void;
  children: preact.ComponentChildren;
}) {
  return (
    <button type="button" data-al={props.hook} aria-pressed={props.pressed} onClick={props.press}>
      {props.children}
    </button>
  );
}

function Saved({ store }: { store: Store }) {
  const pending = store.pending.value;
  return (
    <span
      class={pending > 0 ? "saved open" : "saved"}
      data-al="saved"
      data-pending={pending}
      aria-live="polite"
    >
      {pending > 0 ? `${pending} not saved yet` : "✓ saved"}
    </span>
  );
}

function AddClass({ ui }: { ui: Ui }) {
  const input = useRef<HTMLInputElement>(null);
  // Before the paint: a letter typed right after the click belongs in here, not to a label.
  useLayoutEffect(() => input.current?.focus(), []);
  return (
    <form
      class="add"
      onSubmit={(event) => {
        event.preventDefault();
        const host = (input.current?.getRootNode() as ShadowRoot | undefined)?.host as
          | HTMLElement
          | undefined;
        ui.addClass(input.current?.value ?? "");
        if (ui.panel.peek() !== "add") host?.focus({ preventScroll: true });
      }}
    >
      <input
        ref={input}
        data-al="class-name"
        aria-label="name of the new class"
        placeholder="new class, then Enter"
        maxLength={200}
      />
    </form>
  );
}

/** With multilabel each class is a question of its own: what the model would say, and where it is least sure. */
function hesitation(top: readonly (readonly [string, number])[]): string {
  const said = top.filter(([, p]) => p > 0.5).map(([name, p]) => `${name} (${percent(p)})`);
  const [name, p] = top.reduce((a, b) => (Math.abs(b[1] - 0.5) < Math.abs(a[1] - 0.5) ? b : a));
  return `The model would say ${said.length > 0 ? said.join(", ") : "none of these"}; it is least sure of ${name} (${percent(p)}).`;
}

/** Why this card: the same wording for every card, so that nothing tells how it was chosen. */
export function Why({ ui }: { ui: Ui }) {
  if (!ui.why.value) return null;
  const top = ui.store.card.value?.card.top ?? [];
  const [first, second] = top;
  let says = "Chosen to cover the pool; no model yet.";
  if (ui.store.multilabel.value) {
    if (first) says = hesitation(top);
  } else if (first && second) {
    says = `The model hesitates between ${first[0]} (${percent(first[1])}) and ${second[0]} (${percent(second[1])}).`;
  } else if (first) says = `The model's best guess is ${first[0]} (${percent(first[1])}).`;
  if (ui.store.card.value === null) says = "";
  return (
    <p class="why quiet" data-al="reason">
      {says}
    </p>
  );
}
