import { useLayoutEffect, useRef } from "preact/hooks";
import { plural } from "./format";
import type { ClassEdit, ViewState } from "./view-state";

/** Characters of a guideline that the kernel takes. */
const MAX_GUIDELINE = 2000;

/** The classes, to be renamed and merged, over the card: the label buttons stay where they are. */
export function ClassesPanel({ view }: { view: ViewState }) {
  const classes = view.store.state.classes.value;
  const edit = view.edit.value;
  const panel = useRef<HTMLElement>(null);
  // Closed by a key, it would take the focus with it, and the next keys would go to no desk.
  useLayoutEffect(() => {
    const here = panel.current;
    return () => {
      const root = here?.getRootNode() as ShadowRoot | undefined;
      if (here?.contains(root?.activeElement ?? null)) hostOf(here)?.focus({ preventScroll: true });
    };
  }, []);
  return (
    <section
      ref={panel}
      class="panel classes"
      aria-label="rename, merge or describe classes"
      data-al="classes"
    >
      <p class="quiet">
        Click a class to rename it. With the name of another class it is merged into that one. Its labels
        follow. Beside it you can say what belongs to it.
      </p>
      <ul>
        {classes.map(({ name, guideline }) => (
          <li key={name}>
            {edit?.name !== name && <ClassLine name={name} view={view} />}
            {edit?.name === name && edit.into === null && <NameForm name={name} view={view} />}
            {edit?.name === name && edit.into !== null && <MergeQuestion edit={edit} view={view} />}
            {view.guiding.value === name ? (
              <GuidelineForm name={name} guideline={guideline ?? ""} view={view} />
            ) : (
              <GuidelineLine name={name} guideline={guideline ?? ""} view={view} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ClassLine({ name, view }: { name: string; view: ViewState }) {
  const labels = view.store.state.counts.value?.get(name);
  return (
    <button
      type="button"
      class="past"
      data-al="class"
      data-value={name}
      aria-label={`rename ${name}`}
      onClick={() => view.editClass(name)}
    >
      <span class="answer" dir="auto">
        {name}
      </span>
      <span class="words">{labels === undefined ? "" : plural(labels, "label")}</span>
      <span class="pencil" aria-hidden="true">
        ✎
      </span>
    </button>
  );
}

function NameForm({ name, view }: { name: string; view: ViewState }) {
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    input.current?.focus({ preventScroll: true });
    input.current?.select();
  }, []);
  return (
    <form
      class="line-form"
      onSubmit={(event) => {
        event.preventDefault();
        const host = hostOf(input.current);
        view.submitName(input.current?.value ?? "");
        if (view.edit.peek() === null) host?.focus({ preventScroll: true });
      }}
    >
      <input
        ref={input}
        data-al="new-name"
        aria-label={`new name of ${name}`}
        defaultValue={name}
        maxLength={200}
        dir="auto"
      />
      <span class="quiet">Enter to rename</span>
    </form>
  );
}

function GuidelineLine({ name, guideline, view }: { name: string; guideline: string; view: ViewState }) {
  return (
    <button
      type="button"
      class="guideline quiet"
      data-al="edit-guideline"
      data-value={name}
      aria-label={`what belongs to ${name}${guideline === "" ? "" : `: ${guideline}`}`}
      onClick={() => view.editGuideline(name)}
    >
      {guideline === "" ? "what belongs to it?" : guideline}
    </button>
  );
}

function GuidelineForm({ name, guideline, view }: { name: string; guideline: string; view: ViewState }) {
  const input = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => input.current?.focus({ preventScroll: true }), []);
  const save = () => {
    const host = hostOf(input.current);
    view.writeGuideline(input.current?.value ?? "");
    if (view.guiding.peek() === null) host?.focus({ preventScroll: true });
  };
  return (
    <form
      class="line-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <textarea
        ref={input}
        data-al="guideline-input"
        aria-label={`what belongs to ${name}`}
        placeholder="what belongs to it, and what does not"
        defaultValue={guideline}
        maxLength={MAX_GUIDELINE}
        rows={2}
        dir="auto"
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          save();
        }}
      />
      <button type="submit" data-al="save-guideline">
        save
      </button>
    </form>
  );
}

/** What belongs to each class, beneath the buttons; folded, since it is long. */
export function Guidelines({ view }: { view: ViewState }) {
  const guided = view.store.state.classes.value.filter((c) => c.guideline !== undefined);
  if (guided.length === 0) return null;
  return (
    <details class="guidelines" data-al="guidelines">
      <summary>what belongs to each class</summary>
      <dl>
        {guided.map(({ name, guideline }) => (
          <div key={name}>
            <dt dir="auto">{name}</dt>
            <dd dir="auto">{guideline}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function MergeQuestion({ edit, view }: { edit: ClassEdit; view: ViewState }) {
  const yes = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => yes.current?.focus({ preventScroll: true }), []);
  const labels = view.store.state.counts.value?.get(edit.name);
  let follow = "Its labels follow.";
  if (labels === 0) follow = "It has no labels.";
  else if (labels !== undefined)
    follow = `${plural(labels, "label")} ${labels === 1 ? "follows" : "follow"}.`;
  return (
    <div class="line-form" role="alertdialog" aria-label={`merge ${edit.name}`} data-al="merge-question">
      <span dir="auto">
        Merge {edit.name} into {edit.into}? {follow}
      </span>
      <button
        type="button"
        ref={yes}
        data-al="merge"
        onClick={() => {
          const host = hostOf(yes.current);
          view.confirmMerge();
          host?.focus({ preventScroll: true });
        }}
      >
        merge
      </button>
      <button type="button" data-al="cancel-merge" onClick={() => view.editClass(null)}>
        cancel
      </button>
    </div>
  );
}

const hostOf = (element: Element | null): HTMLElement | undefined =>
  (element?.getRootNode() as ShadowRoot | undefined)?.host as HTMLElement | undefined;
