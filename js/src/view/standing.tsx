import type { Status } from "../protocol";
import type { Store } from "../store";
import type { Ui } from "./ui";
import { plural, share } from "./words";

const DRAWN: Record<string, string> = { audit: "random", stratified: "stratified", lure: "weighted" };

function measured(accuracy: Status["accuracy"]) {
  if (accuracy === null) return null;
  const { value, low, high, n, method } = accuracy;
  const source =
    method in DRAWN ? `from ${plural(n, `${DRAWN[method]} audit label`)}` : `on ${plural(n, "test example")}`;
  return { figure: `${share(value)} [${share(low)}, ${share(high)}]`, source };
}

/** How good the model is, from what, and what to do next. */
export function Standing({ store }: { store: Store }) {
  const status = store.status.value;
  const known = measured(status?.accuracy ?? null);
  const what = store.multilabel.value ? "exact match" : "accuracy";
  return (
    <div class="standing" aria-live="polite">
      <p class="line" data-al="accuracy">
        {known === null ? (
          `${what}: not yet known`
        ) : (
          <>
            {what} <b>{known.figure}</b> {known.source}
          </>
        )}
      </p>
      <p class="advice" data-al="advice">
        {status?.advice || "\u00a0"}
      </p>
    </div>
  );
}

/** What went wrong or is worth knowing; refusals stay until they are dismissed. */
export function Notices({ ui }: { ui: Ui }) {
  const { store } = ui;
  const notice = store.status.value?.notice ?? null;
  const problem = ui.problem.value;
  return (
    <div class="notices" aria-live="polite" data-al="notices">
      {problem !== null && (
        <p class="notice warning">
          <span>{problem}</span>
          <Dismiss press={() => ui.forgetProblem()} />
        </p>
      )}
      {store.refusals.value.map((refusal) => (
        <p class="notice error" key={refusal.n} data-al="refusal">
          <span>{refusal.text}</span>
          <Dismiss press={() => store.dismiss(refusal.n)} />
        </p>
      ))}
      {notice !== null && (
        <p class={`notice ${notice.level}`} data-al="notice">
          <span>{notice.text}</span>
        </p>
      )}
    </div>
  );
}

function Dismiss({ press }: { press: () => void }) {
  return (
    <button type="button" aria-label="dismiss" onClick={press}>
      ×
    </button>
  );
}

/** Lies over the foot of the card: it must be seen, and nothing may move for it. */
export function KernelBanner({ store }: { store: Store }) {
  if (store.alive.value) return null;
  const pending = store.pending.value;
  const restart = "Restart the kernel and run the cell again";
  let says = `The kernel stopped. Everything is saved. ${restart} to go on.`;
  if (pending === 1) {
    says = `The kernel stopped. 1 decision is not saved yet; this tab keeps it. ${restart}: it will be delivered.`;
  } else if (pending > 1) {
    says = `The kernel stopped. ${pending} decisions are not saved yet; this tab keeps them. ${restart}: they will be delivered.`;
  }
  return (
    <p class="banner" role="alert" data-al="kernel">
      {says}
    </p>
  );
}
