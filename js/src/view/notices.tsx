import type { Notice } from "../protocol";
import type { Store } from "../store/store";
import type { ViewState } from "./view-state";

/** What went wrong, above the card; refusals stay until they are dismissed. */
export function Errors({ view }: { view: ViewState }) {
  const { store } = view;
  const problem = view.problem.value;
  const refusals = store.state.refusals.value;
  const notice = noticeOf(store, true);
  const any = problem !== null || refusals.length > 0 || notice !== null;
  return (
    // Many of them scroll, and what scrolls takes the focus.
    <div class="notices errors" aria-live="polite" data-al="notices" tabIndex={any ? 0 : undefined}>
      {problem !== null && (
        <p class="notice warning">
          <span>{problem}</span>
          <DismissButton press={() => view.dismissProblem()} />
        </p>
      )}
      {refusals.map((refusal) => (
        <p class="notice error" key={refusal.id} data-al="refusal">
          <span>{refusal.text}</span>
          <DismissButton press={() => store.dismissRefusal(refusal.id)} />
        </p>
      ))}
      <NoticeLine notice={notice} store={store} />
    </div>
  );
}

/** What is worth knowing, at the foot of the desk. */
export function Notices({ view }: { view: ViewState }) {
  return (
    <div class="notices" aria-live="polite">
      <NoticeLine notice={noticeOf(view.store, false)} store={view.store} />
    </div>
  );
}

function noticeOf(store: Store, isError: boolean): Notice | null {
  const notice = store.state.status.value?.notice ?? null;
  return notice !== null && (notice.level === "error") === isError ? notice : null;
}

function NoticeLine({ notice, store }: { notice: Notice | null; store: Store }) {
  if (notice === null) return null;
  return (
    <p class={`notice ${notice.level} ${notice.action === null ? "" : "offer"}`} data-al="notice">
      <span>{notice.text}</span>
      {notice.action === "restore" && <RestoreButton store={store} />}
    </p>
  );
}

/** Decisions are on disk again only after a click: the person may want to look for the file first. */
function RestoreButton({ store }: { store: Store }) {
  const { connected, restoring } = store.state;
  return (
    <button
      type="button"
      class="action"
      data-al="restore-store"
      disabled={!connected.value || restoring.value}
      onClick={() => store.restoreStore()}
    >
      {restoring.value ? "Writing …" : "Write the labels to the file again"}
    </button>
  );
}

function DismissButton({ press }: { press: () => void }) {
  return (
    <button type="button" aria-label="dismiss" onClick={press}>
      ×
    </button>
  );
}
