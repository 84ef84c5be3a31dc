import type { Store } from "../store/store";
import type { ViewState } from "./view-state";

/** What went wrong or is worth knowing; refusals stay until they are dismissed. */
export function Notices({ view }: { view: ViewState }) {
  const { store } = view;
  const notice = store.state.status.value?.notice ?? null;
  const problem = view.problem.value;
  return (
    <div class="notices" aria-live="polite" data-al="notices">
      {problem !== null && (
        <p class="notice warning">
          <span>{problem}</span>
          <DismissButton press={() => view.dismissProblem()} />
        </p>
      )}
      {store.state.refusals.value.map((refusal) => (
        <p class="notice error" key={refusal.id} data-al="refusal">
          <span>{refusal.text}</span>
          <DismissButton press={() => store.dismissRefusal(refusal.id)} />
        </p>
      ))}
      {notice !== null && (
        <p class={`notice ${notice.level} ${notice.action === null ? "" : "offer"}`} data-al="notice">
          <span>{notice.text}</span>
          {notice.action === "restore" && <RestoreButton store={store} />}
        </p>
      )}
    </div>
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
