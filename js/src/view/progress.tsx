import type { Store } from "../store/store";
import { money, percent, plural, timeLeft } from "./format";

/** How many labels, how fast, at what cost, and with which model. Only acknowledged labels count. */
export function Progress({ store }: { store: Store }) {
  const status = store.state.status.value;
  const totals = store.state.totals.value;
  const rate = store.state.labelsPerMinute.value;
  const labels = totals?.labels ?? 0;
  const goal = status?.budget ?? (totals === null ? null : totals.labels + totals.left);
  const done = goal === null || goal <= 0 ? 0 : Math.min(1, labels / goal);
  const parts: string[] = [];
  if (totals === null) parts.push("connecting to the kernel…");
  else parts.push(goal === null ? plural(labels, "label") : `${labels} of ${plural(goal, "label")}`);
  if (rate !== null) parts.push(`${rate} a minute`);
  if (status !== null && status.cost !== null && totals !== null) parts.push(money(status.cost * labels));
  const version = status?.version ?? 0;
  let model = version > 0 ? `model ${version} on ${plural(status?.trained ?? 0, "label")}` : "no model yet";
  if (status?.busy) {
    const { what, share, left } = status.busy;
    model += `, ${what}${share === null ? "…" : ` ${percent(share)}`}${timeLeft(left)}`;
  }
  if (status !== null) parts.push(model);
  return (
    <div class="progress" data-al="progress" data-labels={labels} data-version={version}>
      <div
        class="bar"
        role="progressbar"
        aria-label="labels"
        aria-valuemin={0}
        aria-valuemax={goal ?? 0}
        aria-valuenow={labels}
      >
        <div class="bar-done" style={{ transform: `scaleX(${done})` }} />
      </div>
      <div class="line" title={parts.join(" · ")}>
        {parts.join(" · ")}
      </div>
    </div>
  );
}
