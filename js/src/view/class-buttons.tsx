import { useComputed } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { percent, plural } from "./format";
import { widthOf } from "./short-names";
import { folded, SUGGESTION_KEYS } from "./strokes";
import { MAX_SUGGESTIONS, type ViewState } from "./view-state";

/** Names of such lines stand in two columns on a phone. */
const SHORT_LINE = 15;

/** The label buttons. None moves but while a name is typed, and each reads its own signals: a decision redraws none. */
export function ClassButtons({ view }: { view: ViewState }) {
  const classes = view.store.state.classes.value;
  const shown = view.shown.value;
  const box = useRef<HTMLDivElement>(null);
  const height = useRef(0);
  const matches = view.matches.value;
  const names = classes.map(({ name }) => name);
  // Letters in a line of a button: the names wrap to two lines.
  const line = Math.ceil(Math.max(8, ...[...shown.values()].map(widthOf)) / 2) + 2;
  const style = { "--line": line };
  if (view.shortcuts.value.single) {
    return (
      <div
        class={`choices${view.suggests.value ? " with-shares" : ""}${line > SHORT_LINE ? " long" : ""}`}
        role="group"
        aria-label="labels"
        style={style}
      >
        {names.map((name) => (
          <ClassButton key={name} name={name} view={view} />
        ))}
      </div>
    );
  }
  // The list keeps its height while it is narrowed down: what stands below it stays.
  if (matches === null) height.current = 0;
  else if (height.current === 0) height.current = box.current?.offsetHeight ?? 0;
  const groups: [string, readonly string[]][] = matches === null ? groupsOf(names) : [["", matches]];
  return (
    <div
      class="choices many"
      role="group"
      aria-label="labels"
      ref={box}
      style={matches === null ? style : { ...style, minBlockSize: `${height.current}px` }}
    >
      {groups.map(([initial, members]) => (
        <section key={initial} class="group" aria-label={initial === "" ? undefined : initial}>
          {initial !== "" && groups.length > 1 && (
            <span class="initial" aria-hidden="true">
              {initial}
            </span>
          )}
          {members.map((name) => (
            <ClassButton key={name} name={name} view={view} />
          ))}
        </section>
      ))}
    </div>
  );
}

const NO_ALPHABET = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** The names by what they begin with, in alphabetical order; then those with digits, then those that no letter begins. */
function groupsOf(names: readonly string[]): [string, readonly string[]][] {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const first = /[\p{L}\p{N}]/u.exec(folded(name))?.[0] ?? "";
    let initial = "…";
    if (/\p{N}/u.test(first)) initial = "0 – 9";
    else if (first !== "" && !NO_ALPHABET.test(name)) initial = first.toUpperCase();
    const group = groups.get(initial);
    if (group === undefined) groups.set(initial, [name]);
    else group.push(name);
  }
  const rank = (initial: string) => (initial === "…" ? 2 : Number(initial === "0 – 9"));
  return [...groups].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

function ClassButton({ name, view }: { name: string; view: ViewState }) {
  const selected = useComputed(() => view.store.state.selected.value.has(name));
  const strokes = useComputed(() => view.shortcuts.value.strokes(name)?.keys ?? "");
  // While strokes are typed, what is left of them; in the search only Enter chooses.
  const left = useComputed(() => {
    const { text, search } = view.filter.value;
    if (view.matches.value === null) return strokes.value;
    if (view.matches.value[view.filter.value.at] === name && (search || !strokes.value.startsWith(text)))
      return "⏎";
    return !search && strokes.value.startsWith(text) ? strokes.value.slice(text.length) : "";
  });
  const chosenByEnter = useComputed(() => view.matches.value?.[view.filter.value.at] === name);
  const probability = useComputed(() => {
    if (!view.suggests.value || !view.shortcuts.value.single) return null;
    return view.suggestions.value.find(([other]) => other === name)?.[1] ?? null;
  });
  // A shortened name is spoken as a whole.
  const spoken = useComputed(() => {
    if (view.shown.value.get(name) === name) return undefined;
    const share = probability.value === null ? "" : `, ${percent(probability.value)}`;
    return `${strokes.value} ${name}${share}`;
  });
  const guideline = useComputed(
    () => view.store.state.classes.value.find((c) => c.name === name)?.guideline ?? "",
  );
  return (
    <button
      type="button"
      class={chosenByEnter.value ? "choice first" : "choice"}
      data-al="choice"
      data-value={name}
      data-keys={strokes.value}
      aria-pressed={selected.value}
      aria-label={spoken.value}
      aria-keyshortcuts={strokes.value.length === 1 ? strokes.value : undefined}
      title={guideline.value === "" ? name : `${name}: ${guideline.value}`}
      onClick={() => view.press(name)}
    >
      <kbd>{left.value}</kbd>
      <Name name={name} view={view} />
      {probability.value !== null && <span class="likely">{percent(probability.value)}</span>}
      {selected.value && <span class="mark">✓</span>}
    </button>
  );
}

/** A name as far as there is room, the letters that are typed for it marked. */
function Name({ name, view }: { name: string; view: ViewState }) {
  const short = view.shown.value.get(name) ?? name;
  const marks = view.shortcuts.value.strokes(name)?.marks ?? [];
  const parts: preact.ComponentChildren[] = [];
  let done = 0;
  for (const at of [...marks].sort((a, b) => a - b)) {
    if (!short.startsWith(name.slice(0, at + 1))) break;
    const letter = String.fromCodePoint(short.codePointAt(at)!);
    parts.push(short.slice(done, at), <u key={at}>{letter}</u>);
    done = at + letter.length;
  }
  return (
    <span class="name" dir="auto">
      {parts}
      {short.slice(done)}
    </span>
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

/** With many classes: what was typed so far, by keys on the desk or in the input itself. It is always there. */
export function FilterLine({ view }: { view: ViewState }) {
  const line = useRef<HTMLDivElement>(null);
  const filter = view.filter.value;
  // Who reads far down in the list sees what the first letter leaves.
  useLayoutEffect(() => {
    if (filter.open) line.current?.scrollIntoView({ block: "nearest" });
  }, [filter.open]);
  if (view.shortcuts.value.single) return null;
  const found = view.matches.value?.length ?? 0;
  const several = view.store.state.multilabel.value;
  let advice = `${view.store.state.classes.value.length} labels · type the keys, or / to search`;
  if (view.matches.value !== null && found === 0) advice = "no label has this in its name · Esc clears";
  else if (view.matches.value !== null) {
    const choose = `Enter ${several ? "chooses or drops" : "chooses"} the framed one`;
    advice = filter.search
      ? `${plural(found, "label")} · ${choose}`
      : `${plural(found, "label")} · type on, or ${choose}`;
  }
  return (
    <div class="filter" data-al="filter" data-text={filter.text} ref={line}>
      <input
        type="search"
        class={filter.open ? "typed" : "typed idle"}
        data-al="search"
        aria-label="find a label by its name"
        placeholder="find a label"
        maxLength={200}
        autocomplete="off"
        spellcheck={false}
        dir="auto"
        value={filter.text}
        onInput={(event) => view.search(event.currentTarget.value)}
        onBlur={() => {
          if (view.filter.peek().text === "") view.closeFilter();
        }}
      />
      <span class="quiet line" aria-live={filter.open ? "polite" : "off"}>
        {advice}
      </span>
    </div>
  );
}

/** With many classes the likeliest come first, in places of their own that are always there. */
export function Suggestions({ view }: { view: ViewState }) {
  if (!view.suggests.value || view.shortcuts.value.single) return null;
  const suggestions = view.suggestions.value;
  const open = view.filter.value.open;
  // A key that the user gave a class is that class's.
  const { own } = view.shortcuts.value;
  const keys = (i: number) => (own.has(SUGGESTION_KEYS[i]!) ? undefined : SUGGESTION_KEYS[i]);
  return (
    <div class="suggestions" role="group" aria-label="likeliest labels">
      {suggestions.map(([name, probability], i) => (
        <button
          type="button"
          class="choice"
          key={name}
          data-al="suggestion"
          data-value={name}
          data-keys={keys(i)}
          aria-label={`${name}, ${percent(probability)}`}
          title={name}
          onClick={() => view.press(name)}
        >
          {!open && <kbd>{keys(i)}</kbd>}
          <span class="name" dir="auto">
            {view.shown.value.get(name) ?? name}
          </span>
          <span class="likely">{percent(probability)}</span>
        </button>
      ))}
      {suggestions.length === 0 && <span class="quiet">no suggestion for this card</span>}
      {Array.from({ length: MAX_SUGGESTIONS - Math.max(1, suggestions.length) }, (_, i) => (
        <span key={i} class="choice vacant" />
      ))}
    </div>
  );
}
