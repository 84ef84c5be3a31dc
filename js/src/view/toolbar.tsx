import type { Store } from "../store/store";
import { LineForm } from "./line-form";
import { ToggleButton } from "./toggle-button";
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
      <button
        type="button"
        data-al="skip"
        aria-disabled={!store.state.answerable.value}
        title="not now (→)"
        onClick={() => view.skip()}
      >
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
      <ToggleButton
        hook="rename-class"
        title="rename or merge classes (F2)"
        pressed={panel === "classes"}
        press={() => view.togglePanel("classes")}
      >
        rename
      </ToggleButton>
      <ToggleButton hook="help" pressed={panel === "help"} press={() => view.togglePanel("help")}>
        <span aria-hidden="true">?</span> keys
      </ToggleButton>
      <SavedState store={store} />
    </div>
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
  return (
    <LineForm view={view} panel="add" submit={(text) => view.addClass(text)}>
      {{
        "data-al": "class-name",
        "aria-label": "name of the new class",
        placeholder: "new class, then Enter",
        maxLength: 200,
      }}
    </LineForm>
  );
}
