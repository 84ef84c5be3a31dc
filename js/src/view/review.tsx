import { answerNow } from "../store/class-names";
import type { HistoryEntry } from "../store/history";
import { plainText } from "./kinds/registry";
import type { ViewState } from "./view-state";

const MAX_EXCERPT_CHARACTERS = 160;

const excerpt = ({ card }: HistoryEntry): string => plainText(card).slice(0, MAX_EXCERPT_CHARACTERS);

const answerText = ({ value }: HistoryEntry, view: ViewState): string => {
  if (value === null) return "skipped";
  const names = [answerNow(value, view.store.state.former.value)].flat();
  return names.length === 0 ? "none of these" : names.join(", ");
};

/** The latest decisions, over the card. A click brings an example back with its answer. */
export function ReviewPanel({ view }: { view: ViewState }) {
  // Read, so that the open list follows undo and new decisions.
  void view.store.state.historyRevision.value;
  const entries = view.store.latestDecisions();
  return (
    <section class="panel" aria-label="the latest decisions">
      {entries.length === 0 && <p class="quiet">Nothing decided yet.</p>}
      {entries.map((entry) => (
        <button
          type="button"
          class="past"
          key={entry.card.key}
          data-al="past"
          data-key={entry.card.key}
          onClick={() => {
            if (view.store.review(entry)) view.reset();
          }}
        >
          <span class={entry.value === null ? "answer quiet" : "answer"} dir="auto">
            {answerText(entry, view)}
          </span>
          <span class="words" dir="auto">
            {excerpt(entry)}
          </span>
        </button>
      ))}
    </section>
  );
}

/** The last labels; a click brings an example back. During a review, what can be done. */
export function RecentLabels({ view }: { view: ViewState }) {
  const { card, multilabel, recentLabels } = view.store.state;
  const recent = recentLabels.value;
  if (card.value?.origin === "review") {
    return (
      <div class="last line" data-al="reviewing">
        <span class="quiet">
          {multilabel.value
            ? "under review: change its labels, then Enter; skip to go back"
            : "under review: choose a label to change it, skip to go back"}
        </span>
      </div>
    );
  }
  return (
    <div class="last line" data-al="last">
      <span class="quiet">last:</span>
      {recent.length === 0 && <span class="quiet">nothing yet</span>}
      {recent.map((entry) => (
        <button
          type="button"
          key={entry.card.key}
          data-key={entry.card.key}
          title={`review: ${excerpt(entry)}`}
          dir="auto"
          onClick={() => {
            if (view.store.review(entry)) view.reset();
          }}
        >
          <span class="name">{answerText(entry, view)}</span>
        </button>
      ))}
    </div>
  );
}
