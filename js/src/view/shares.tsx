import type { Store } from "../store/store";
import { percent, plural } from "./format";

/** What the shares rest on, by the method of the estimate. */
const SOURCES: Record<string, string> = {
  audit: "random audit label",
  stratified: "stratified audit label",
  test: "test example",
};

function source(n: number, method: string): string {
  const [sample = "", model] = method.split(" and ");
  return `from ${plural(n, SOURCES[sample] ?? "label")}${model === undefined ? "" : " and the model"}`;
}

/** The share of each class in the whole pool, with its interval, over the card. */
export function SharesPanel({ store }: { store: Store }) {
  const found = store.state.population.value;
  return (
    <section
      class="panel shares"
      aria-label="share of each class in the pool"
      aria-live="polite"
      data-al="population"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls.
      tabIndex={0}
    >
      {found === null && <p class="quiet">Working out the share of each class in the pool…</p>}
      {found?.why && <p>{found.why}</p>}
      {found !== null && found.why === null && (
        <>
          <p class="quiet">
            share of each class in the whole pool, 95 % intervals, {source(found.n, found.method)}
          </p>
          <dl>
            {found.shares.map(([name, share, low, high]) => (
              <div key={name} data-class={name}>
                <dt dir="auto">{name}</dt>
                <dd>
                  <span class="track" aria-hidden="true">
                    <span
                      class="range"
                      style={{ insetInlineStart: `${100 * low}%`, inlineSize: `${100 * (high - low)}%` }}
                    />
                    <span class="mark" style={{ insetInlineStart: `${100 * share}%` }} />
                  </span>
                  <span class="figure">
                    {percent(share)} [{percent(low)}, {percent(high)}]
                  </span>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}
