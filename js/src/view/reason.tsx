import { topNow } from "../store/class-names";
import { percent } from "./format";
import type { ViewState } from "./view-state";

/** Below this difference of two probabilities the model hesitates between their classes. */
const HESITATES = 0.2;

type Probabilities = readonly (readonly [string, number])[];

/** With multilabel each class is a yes-or-no question: what the model answers, and where it is least sure. */
function multilabelReason(top: Probabilities): string {
  const likely = top.filter(([, p]) => p > 0.5).map(([name, p]) => `${name} (${percent(p)})`);
  const [name, p] = top.reduce((a, b) => (Math.abs(b[1] - 0.5) < Math.abs(a[1] - 0.5) ? b : a));
  return `The model would say ${likely.length > 0 ? likely.join(", ") : "none of these"}; it is least sure of ${name} (${percent(p)}).`;
}

function reason(top: Probabilities, multilabel: boolean): string {
  const [first, second] = top;
  if (first === undefined) return "Chosen to cover the pool; no model yet.";
  if (multilabel) return multilabelReason(top);
  if (second === undefined) return `The model's best guess is ${first[0]} (${percent(first[1])}).`;
  const [best, next] = [first, second].map(([name, p]) => `${name} (${percent(p)})`);
  return first[1] - second[1] < HESITATES
    ? `The model hesitates between ${best} and ${next}.`
    : `The model's best guess is ${best}, then ${next}.`;
}

/** Why this card. The wording is the same for every card, so that it does not reveal how the card was chosen. */
export function Reason({ view }: { view: ViewState }) {
  if (!view.showsReason.value) return null;
  const { card, former, multilabel } = view.store.state;
  const shown = card.value;
  return (
    <p class="why quiet" data-al="reason">
      {shown === null ? "" : reason(topNow(shown.card.top, former.value), multilabel.value)}
    </p>
  );
}
