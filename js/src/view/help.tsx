import type { Shortcuts } from "./shortcuts";
import { NOTE_KEY, SEARCH_KEY, SUGGESTION_KEYS } from "./strokes";
import type { ViewState } from "./view-state";

type Line = readonly [keys: string, does: string];

/** Every key and what it does, over the card. */
export function HelpPanel({ view }: { view: ViewState }) {
  const { classes, multilabel } = view.store.state;
  const shortcuts = view.shortcuts.value;
  const taken = takenFromDesk(shortcuts);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls.
    <section class="panel help" aria-label="keys" data-al="keys" tabIndex={0}>
      {taken.map((sentence) => (
        <p key={sentence} data-al="taken-key">
          {sentence}
        </p>
      ))}
      <Lines lines={deskKeys(shortcuts, multilabel.value)} />
      <p class="quiet">Labels</p>
      <Lines
        lines={classes.value.map(({ name }) => [
          shortcuts.strokes(name)?.keys || `${SEARCH_KEY} and its name`,
          view.shown.value.get(name) ?? name,
        ])}
      />
      <p class="quiet">Keys work while the desk has the focus: click anywhere in it.</p>
    </section>
  );
}

function Lines({ lines }: { lines: readonly Line[] }) {
  return (
    <dl>
      {lines.map(([keys, does]) => (
        <div key={`${keys} ${does}`}>
          <dt>
            <kbd>{keys}</kbd>
          </dt>
          <dd dir="auto">{does}</dd>
        </div>
      ))}
    </dl>
  );
}

function deskKeys(shortcuts: Shortcuts, several: boolean): Line[] {
  const { single } = shortcuts;
  const lines: Line[] = [];
  const choose = several ? "choose a label, or drop it" : "choose a label";
  if (single) lines.push(["key on the button", choose]);
  else {
    lines.push(["keys on the button", `${choose}: letters narrow the labels down, the digit chooses`]);
    if (!shortcuts.own.has(SEARCH_KEY)) lines.push([SEARCH_KEY, "find a label by any part of its name"]);
    lines.push(["Enter", "choose the framed label of those found"]);
    lines.push([`${SUGGESTION_KEYS[0]} – ${SUGGESTION_KEYS.at(-1)}`, "choose a suggested label"]);
  }
  if (several) lines.push(["Enter", "done: these labels, or none of them"]);
  lines.push([
    "← or Backspace",
    single ? "undo, without limit" : "undo, without limit; Backspace first removes what is typed",
  ]);
  lines.push(["→", "skip: not now"], ["↑ ↓ PgUp PgDn", "scroll the example"]);
  if (single && !shortcuts.own.has(NOTE_KEY)) lines.push([NOTE_KEY, "write a note on the example"]);
  lines.push(["+", "add a class"], ["F2", "rename or merge classes"], ["?", "these keys"]);
  lines.push(["Esc", "close, then leave the desk"]);
  return lines;
}

/** What a key that the user gave a class did on the desk before, and how to do it now. */
function takenFromDesk({ own, single }: Shortcuts): string[] {
  const sentences: string[] = [];
  const tell = (key: string, instead: string) => {
    const name = own.get(key);
    if (name !== undefined) sentences.push(`Your key ${key} chooses “${name}”: ${instead}`);
  };
  if (single) tell(NOTE_KEY, "write a note with its button.");
  else {
    tell(SEARCH_KEY, "to find a label by its name, click into the search.");
    for (const key of SUGGESTION_KEYS) tell(key, `click suggestion ${key}.`);
    const letters = [...own.keys()].filter((key) => /^\p{L}$/u.test(key));
    const search = own.has(SEARCH_KEY) ? "click into the search first" : `type ${SEARCH_KEY} first`;
    for (const key of letters) tell(key, `to find other labels with ${key}, ${search}.`);
  }
  return sentences;
}
