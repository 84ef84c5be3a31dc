import type { Store } from "../store/store";

/** Whether every decision is on disk. It is not announced: it changes twice with each label. */
export function SavedState({ store }: { store: Store }) {
  const pending = store.state.pending.value;
  return (
    <span class={pending > 0 ? "saved open" : "saved"} data-al="saved" data-pending={pending}>
      {pending > 0 ? `${pending} not saved yet` : "✓ saved"}
    </span>
  );
}
