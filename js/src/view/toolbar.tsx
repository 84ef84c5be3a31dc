import { useLayoutEffect, useRef } from "preact/hooks";
import type { Store } from "../store/store";
import type { ViewState } from "./view-state";

/** The other actions, in one line below the labels. */
export function Toolbar({ view }: { view: ViewState }) {
  const { store } = view;
  const panel = view.panel.value;
  return (
    <div class="tools">
      <button
        type="button"
        data-al="undo"
        aria-disabled={!store.state.canUndo.value}
        title="take back the last decision (← or Backspace)"
        onClick={() => view.undo()}
      >
        <span aria-hidden="true">↶</span> undo
      </button>
      <button type="button" data-al="skip" title="not now (→)" onClick={() => view.skip()}>
        <span aria-hidden="true">⇥</span> skip
      </button>
      <ToggleButton hook="review" pressed={panel === "review"} press={() => view.togglePanel("review")}>
        review
      </ToggleButton>
      <ToggleButton hook="why" pressed={view.showsReason.value} press={() => view.toggleReason()}>
        why
      </ToggleButton>
      <ToggleButton hook="suggest" pressed={view.suggests.value} press={() => view.toggleSuggestions()}>
        suggest
      </ToggleButton>
      {panel === "add" ? (
        <AddClassForm view={view} />
      ) : (
        <button
          type="button"
          data-al="add-class"
          title="a new class (+)"
          onClick={() => view.togglePanel("add")}
        >
          <span aria-hidden="true">+</span> class
        </button>
      )}
      <ToggleButton hook="help" pressed={panel === "help"} press={() => view.togglePanel("help")}>
        <span aria-hidden="true">?</span> keys
      </ToggleButton>
      <SavedState store={store} />
    </div>
  );
}

function ToggleButton(props: {
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

function SavedState({ store }: { store: Store }) {
  const pending = store.state.pending.value;
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

function AddClassForm({ view }: { view: ViewState }) {
  const input = useRef<HTMLInputElement>(null);
  // Before the page is painted: a letter typed right after the click belongs into the input, not to a label.
  useLayoutEffect(() => input.current?.focus(), []);
  return (
    <form
      class="add"
      onSubmit={(event) => {
        event.preventDefault();
        const host = (input.current?.getRootNode() as ShadowRoot | undefined)?.host as
          | HTMLElement
          | undefined;
        view.addClass(input.current?.value ?? "");
        if (view.panel.peek() !== "add") host?.focus({ preventScroll: true });
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
