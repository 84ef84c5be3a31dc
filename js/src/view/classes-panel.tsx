import { useLayoutEffect, useRef } from "preact/hooks";
import { plural } from "./format";
import type { ClassEdit, ViewState } from "./view-state";

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
    <section ref={panel} class="panel classes" aria-label="rename or merge classes" data-al="classes">
      <p class="quiet">
        Click a class to rename it. With the name of another class it is merged into that one. Its labels
        follow.
      </p>
      <ul>
        {classes.map(({ name }) => (
          <li key={name}>
            {edit?.name !== name && <ClassLine name={name} view={view} />}
            {edit?.name === name && edit.into === null && <NameForm name={name} view={view} />}
            {edit?.name === name && edit.into !== null && <MergeQuestion edit={edit} view={view} />}
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
