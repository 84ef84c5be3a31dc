import { LineForm } from "./line-form";
import { ToggleButton } from "./toggle-button";
import type { ViewState } from "./view-state";

/** The note on the card on screen, to be written or changed. */
export function NoteForm({ view }: { view: ViewState }) {
  if (view.panel.value !== "note") return null;
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

export function NoteButton({ view }: { view: ViewState }) {
  return (
    <ToggleButton hook="note" pressed={view.panel.value === "note"} press={() => view.togglePanel("note")}>
      <span aria-hidden="true">✎</span> note
    </ToggleButton>
  );
}
