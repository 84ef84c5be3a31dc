import type { Status } from "../protocol";
import type { Store } from "../store/store";
import { decimal, plural } from "./format";
import { ToggleButton } from "./toggle-button";
import type { ViewState } from "./view-state";

/** How the audit labels were drawn, by the method of the estimate. */
const AUDIT_SAMPLE: Record<string, string> = { audit: "random", stratified: "stratified", lure: "weighted" };

function estimate(accuracy: Status["accuracy"]) {
  if (accuracy === null) return null;
  const { value, low, high, n, method } = accuracy;
  const source =
    method in AUDIT_SAMPLE
      ? `from ${plural(n, `${AUDIT_SAMPLE[method]} audit label`)}`
      : `on ${plural(n, "test example")}`;
  return { figure: `${decimal(value)} [${decimal(low)}, ${decimal(high)}]`, source };
}

/** How good the model is, from which labels, and what it reads. */
export function Accuracy({ view }: { view: ViewState }) {
  const { store } = view;
  const status = store.state.status.value;
  const known = estimate(status?.accuracy ?? null);
  const measure = store.state.multilabel.value ? "exact match" : "accuracy";
  return (
    <div class="accuracy">
      <div class="measured">
        <p class="line" data-al="accuracy">
          {known === null ? (
            `${measure}: not yet known`
          ) : (
            <>
              {measure} <b>{known.figure}</b> {known.source}
            </>
          )}
        </p>
        <ToggleButton
          hook="shares"
          pressed={view.panel.value === "shares"}
          press={() => view.togglePanel("shares")}
        >
          shares of classes
        </ToggleButton>
      </div>
      <Reads sentence={status?.features ?? ""} />
    </div>
  );
}

/** What to do next, in one sentence. */
export function Advice({ view }: { view: ViewState }) {
  const { store } = view;
  return (
    <p class="advice" data-al="advice">
      {store.state.status.value?.advice || "\u00a0"}
      <MeasureButton store={store} />
    </p>
  );
}

/** Where the sentence begins to give its reasons. */
const REASONS = /, since |[:;.] /;

/** What examples are read as; why, and what else could be read, is folded. */
function Reads({ sentence }: { sentence: string }) {
  if (sentence === "") return null;
  const found = REASONS.exec(sentence);
  if (found === null) {
    return (
      <p class="reads" data-al="features">
        {sentence}
      </p>
    );
  }
  const why = sentence.slice(found.index).replace(/^\W+/, "");
  return (
    <details class="reads" data-al="features">
      <summary>{sentence.slice(0, found.index)}</summary>
      {why.charAt(0).toUpperCase() + why.slice(1)}
    </details>
  );
}

/** Asks the random examples that would show the target, or goes back to the strategy. */
function MeasureButton({ store }: { store: Store }) {
  const { measure, measuring } = store.state.status.value ?? { measure: null, measuring: 0 };
  if (measuring > 0) {
    return (
      <>
        {" "}
        <button
          type="button"
          class="action"
          data-al="measure"
          data-left={measuring}
          onClick={() => store.measure(0)}
        >
          {plural(measuring, "random example")} to go: stop
        </button>
      </>
    );
  }
  if (measure === null || measure === 0) return null;
  return (
    <>
      {" "}
      <button type="button" class="action" data-al="measure" onClick={() => store.measure(measure)}>
        Ask {plural(measure, "random example")} next
      </button>
    </>
  );
}
