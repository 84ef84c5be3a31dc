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
      <ToggleButton
        hook="add-class"
        title="a new class (+)"
        pressed={panel === "add"}
        press={() => view.togglePanel("add")}
      >
        <span aria-hidden="true">+</span> class
      </ToggleButton>
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
    </div>
  );
}

/** A line below the buttons: none of them moves when it opens. */
export function AddClassForm({ view }: { view: ViewState }) {
  if (view.panel.value !== "add") return null;
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
