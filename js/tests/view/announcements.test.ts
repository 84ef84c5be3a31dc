// @vitest-environment happy-dom
/** What a screen reader hears: the next example once, and nothing of the bookkeeping. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AnsweringModel, ack, SilentModel } from "../fakes";
import { card, cards, status } from "../wire";
import { all, clearPage, closeAll, find, open, press, settled } from "./page";

beforeEach(clearPage);
afterEach(closeAll);

/** Waits until that many sentences were said, and long enough for one more. */
async function heard(said: string[], n: number) {
  await vi.waitFor(() => expect(said.length).toBeGreaterThanOrEqual(n), { timeout: 4_000 });
  await paused();
}
const paused = () => new Promise((done) => setTimeout(done, 180));
const LIVE = "[aria-live]:not([aria-live=off]), [role=status], [role=alert]";

/** Opens a desk and gives it the focus; `said` grows by every change a reader would speak. */
async function listening(model: SilentModel, some: Record<string, unknown> = {}) {
  const { el, view } = open(model, status({ busy: null, ...some }));
  await settled();
  el.focus();
  const said: string[] = [];
  const observer = new MutationObserver((changes) => {
    const places = changes.map(({ target }) =>
      (target instanceof Element ? target : target.parentElement)?.closest(LIVE),
    );
    for (const place of new Set(places)) if (place) said.push(place.textContent ?? "");
  });
  const shadow = el.shadowRoot!;
  observer.observe(shadow, { subtree: true, childList: true, characterData: true });
  return { el, view, said };
}

describe("a screen reader", () => {
  it("hears the beginning of the next example once, and then quiet", async () => {
    const model = new AnsweringModel();
    const { el, said } = await listening(model);
    const long = `The Borrower shall not, ${"and shall not permit any Subsidiary to, ".repeat(400)}create any Lien.`;
    model.serve([card("next", { text: long } as never), ...cards(40, 5)]);
    press(el, "1");
    await heard(said, 1);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^The Borrower shall not, and shall .* …$/);
    expect(said[0]!.length).toBeLessThanOrEqual(152);
    expect(said[0]!.length).toBeGreaterThan(120);
    const { client } = model.ofKind("hello")[0]!;
    const busy = { what: "training", share: 0.5, left: 20 };
    model.setStatus(status({ rev: 2, phase: "training", busy }));
    model.kernel(ack(client, 1, { labels: 1, left: 90 }));
    const accuracy = { value: 0.84, low: 0.78, high: 0.89, n: 41, method: "audit" };
    model.setStatus(status({ rev: 3, version: 1, trained: 1, accuracy, advice: "Keep going.", busy: null }));
    await paused();
    expect(find(el, "advice")!.textContent).toBe("Keep going.");
    expect(said).toHaveLength(1);
  });
  it("hears of several quick decisions only the card that stays", async () => {
    const { el, said } = await listening(new AnsweringModel());
    for (const key of ["1", "2", "1", "ArrowLeft"]) press(el, key);
    await heard(said, 1);
    expect(said).toEqual(["text of k2"]);
  });
  it("hears nothing of what is not saved yet", async () => {
    const model = new SilentModel();
    const { el, said } = await listening(model);
    model.kernel({ kind: "batch", rev: 1, version: 0, append: false, cards: cards(0, 9) });
    await paused();
    said.length = 0;
    press(el, "1");
    await heard(said, 1);
    expect(find(el, "saved")!.textContent).toBe("1 not saved yet");
    expect(said).toEqual(["text of k1"]);
  });
  it("hears two examples that begin alike", async () => {
    const model = new AnsweringModel();
    const { el, said } = await listening(model);
    const twin = (key: string) => card(key, { text: "The same." } as never);
    model.serve([twin("a"), twin("b"), twin("c")]);
    for (let i = 0; i < 3; i += 1) {
      press(el, "1");
      await heard(said, i + 1);
    }
    expect(said.map((one) => one.trim())).toEqual(["The same.", "The same.", "The same."]);
    expect(new Set(said).size).toBe(2);
  });
  it("hears values of a row, and that a card is under review", async () => {
    const model = new AnsweringModel();
    const { el, said } = await listening(model);
    const fields: [string, string][] = [
      ["ward", "7"],
      ["street", "Elm"],
    ];
    model.serve([{ key: "r", kind: "row", name: "7", fields, again: false, top: [] }]);
    press(el, "1");
    await heard(said, 1);
    all(el, "last")[0]!.querySelector("button")!.click();
    await heard(said, 2);
    expect(said).toEqual(["7 · Elm", "Under review: text of k0"]);
  });
  it("hears, with several labels each, what was chosen and dropped", async () => {
    const { el, said } = await listening(new AnsweringModel(), { multilabel: true });
    for (const [i, key] of ["2", "1", "2", "Enter"].entries()) {
      press(el, key);
      await heard(said, i + 1);
    }
    expect(said).toEqual(["Taxes chosen", "Liens chosen", "Taxes dropped", "text of k1"]);
  });
  it("hears that all is done", async () => {
    const model = new AnsweringModel(1);
    const { el, said } = await listening(model);
    press(el, "1");
    model.setStatus(status({ rev: 2, phase: "done", busy: null }));
    await heard(said, 1);
    expect(said).toEqual(["Finished: 1 label learned."]);
  });
  it("hears nothing from a desk without the focus, nor from another view", async () => {
    const { el, view, said } = await listening(new AnsweringModel());
    const second = view();
    second.focus();
    await settled();
    press(second, "1");
    await vi.waitFor(() => expect(find(second, "heard")!.textContent).toBe("text of k1"), { timeout: 4_000 });
    expect(said).toEqual([]);
    second.blur();
    press(el, "1");
    await paused();
    expect(find(second, "heard")!.textContent).toBe("text of k1");
  });
  it("hears what went wrong", async () => {
    const model = new SilentModel();
    const { el, said } = await listening(model);
    model.kernel({ kind: "batch", rev: 1, version: 0, append: false, cards: cards(0, 9) });
    await settled();
    press(el, "1");
    await paused();
    said.length = 0;
    const { client } = model.ofKind("hello")[0]!;
    model.kernel(ack(client, 1, { refused: [{ seq: 1, why: "Somebody else was first." }] }));
    await heard(said, 1);
    expect(said.some((one) => one.includes("Somebody else was first."))).toBe(true);
  });
});

describe("the host", () => {
  it("is a region with a name, told apart from other desks of the page", async () => {
    const { el } = open(new AnsweringModel());
    await settled();
    const other = open(new AnsweringModel(), status({ classes: [] }));
    await settled();
    expect([el.getAttribute("role"), el.getAttribute("aria-label")]).toEqual([
      "region",
      "Labeling desk: 2 classes, ? for the keys",
    ]);
    expect(other.el.getAttribute("aria-label")).toBe("Labeling desk 2: 0 classes, ? for the keys");
  });
  it("takes the focus from a panel that closes", async () => {
    const { el } = open(new AnsweringModel());
    await settled();
    press(el, "?");
    await settled();
    const panel = el.shadowRoot!.querySelector<HTMLElement>(".panel")!;
    panel.focus();
    expect(el.shadowRoot!.activeElement).toBe(panel);
    press(el, "?", {}, panel);
    expect(el.shadowRoot!.activeElement).toBeNull();
    expect(document.activeElement).toBe(el);
  });
});
