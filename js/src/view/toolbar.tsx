import { useLayoutEffect, useRef } from "preact/hooks";
import type { Store } from "../store/store";
import type { Panel, ViewState } from "./view-state";

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
      <ToggleButton hook="shares" pressed={panel === "shares"} press={() => view.togglePanel("shares")}>
        shares
      </ToggleButton>
      <ToggleButton hook="why" pressed={view.showsReason.value} press={() => view.toggleReason()}>
        why
      </ToggleButton>
      <ToggleButton hook="note" pressed={panel === "note"} press={() => view.togglePanel("note")}>
        note
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
      {panel === "note" && <NoteForm view={view} />}
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

/** The note on the card on screen, to be written or changed. */
function NoteForm({ view }: { view: ViewState }) {
  return (
    <LineForm view={view} panel="note" submit={(text) => view.writeNote(text)}>
      {{
        "data-al": "note-input",
        "aria-label": "note on this example",
        placeholder: "a note on this example, then Enter; empty removes it",
        maxLength: 10_000,
        defaultValue: view.store.state.note.peek(),
      }}
    </LineForm>
  );
}

/** One line of text that Enter submits; then the keys belong to the desk again. */
function LineForm(props: {
  view: ViewState;
  panel: Panel;
  submit: (text: string) => void;
  /** The attributes of the input. */
  children: Record<string, string | number>;
}) {
  const input = useRef<HTMLInputElement>(null);
  // Before the page is painted: a letter typed right after the click belongs into the input, not to a label.
  useLayoutEffect(() => input.current?.focus(), []);
  return (
    <form
      class={props.panel}
      onSubmit={(event) => {
        event.preventDefault();
        const host = (input.current?.getRootNode() as ShadowRoot | undefined)?.host as
          | HTMLElement
          | undefined;
        props.submit(input.current?.value ?? "");
        if (props.view.panel.peek() !== props.panel) host?.focus({ preventScroll: true });
      }}
    >
      <input ref={input} {...props.children} />
    </form>
  );
}
