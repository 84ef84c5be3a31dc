// @vitest-environment happy-dom
/** Every sentence that the desk itself can say, each in the state that it is about. Advice and notices are the kernel's. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AnsweringModel, ack, SilentModel } from "../fakes";
import { card, status } from "../wire";
import { all, clearPage, closeAll, find, open, press, settled } from "./page";

beforeEach(clearPage);
afterEach(closeAll);

const text = (el: HTMLElement, hook: string) => find(el, hook)?.textContent?.trim();
const classes = (names: string[]) => names.map((name) => ({ name, key: null }));
const MANY = [..."ABCDEFGHIJ"]
  .map((letter) => `${letter}lpha`)
  .concat(Array.from({ length: 21 }, (_, i) => `Schedule ${i}`));

async function desk(some: Record<string, unknown> = {}, model: SilentModel = new AnsweringModel()) {
  const { el } = open(model, status({ busy: null, ...some }));
  await settled();
  return { el, model };
}

describe("where no card is", () => {
  const empty = (some: Record<string, unknown>) => desk(some, new SilentModel());
  it("before the first card, with what the kernel is doing", async () => {
    const { el } = await empty({ busy: { what: "building features", share: 0.5 } });
    expect(text(el, "empty")).toBe("Preparing the first examples…The kernel is building features.");
  });
  it("before the first card, with how long the kernel still takes", async () => {
    const { el } = await empty({ busy: { what: "building features", share: 0.5, left: 95 } });
    expect(text(el, "empty")).toBe(
      "Preparing the first examples…The kernel is building features, about 2 min left.",
    );
  });
  it("once everything is labeled", async () => {
    const { el, model } = await desk({});
    press(el, "1");
    await settled();
    const { client } = model.ofKind("hello")[0]!;
    model.kernel(ack(client, 1, { labels: 1, left: 0 }));
    model.setStatus(status({ rev: 2, phase: "done", busy: null }));
    await settled();
    expect(text(el, "empty")).toBe("All done: 1 label.Undo and review still work.");
    expect(find(el, "choice")!.matches(":disabled, fieldset[disabled] *")).toBe(true);
  });
  it("once finish() was called, while examples are left", async () => {
    const { el, model } = await desk({});
    press(el, "1");
    await settled();
    model.setStatus(status({ rev: 2, phase: "done", busy: null }));
    await settled();
    expect(text(el, "empty")).toBe(
      "Finished: 1 label learned.Undo and review still work. To label more, run the cell again.",
    );
  });
  it("after a failure, which the notice tells, and only the notice", async () => {
    const notice = { level: "error", text: "The features could not be built.", action: null };
    const { el } = await empty({ phase: "failed", notice });
    expect(text(el, "empty")).toBe("No example to show.");
    expect(text(el, "notices")).toBe("The features could not be built.");
  });
  it("when the kernel does not answer", async () => {
    vi.useFakeTimers();
    try {
      const { el } = open(new SilentModel(), status({ busy: null }));
      await vi.advanceTimersByTimeAsync(25_000);
      expect(text(el, "empty")).toBe("Waiting for the kernel.If it is idle, run this cell again.");
    } finally {
      vi.useRealTimers();
    }
  });
  it("when the prepared cards are used up", async () => {
    const model = new AnsweringModel(1);
    const { el } = await desk({}, model);
    press(el, "1");
    await settled();
    expect(text(el, "empty")).toBe(
      "Out of prepared examples; the kernel is busy…More come as soon as it answers.",
    );
  });
});

describe("how far it is", () => {
  it("before the kernel answered", async () => {
    const { el } = await desk({}, new SilentModel());
    expect(text(el, "progress")).toBe("connecting to the kernel… · no model yet");
  });
  it("with a budget, a price, a model, and what the kernel is doing", async () => {
    const { el, model } = await desk({ budget: 500, cost: 25, version: 7, trained: 80 });
    const { client } = model.ofKind("hello")[0]!;
    model.kernel(ack(client, 0, { labels: 87, left: 413 }));
    await settled();
    expect(text(el, "progress")).toBe("87 of 500 labels · $2,175 · model 7 on 80 labels");
    model.setStatus(status({ rev: 2, version: 1, trained: 1, busy: { what: "training", share: null } }));
    model.kernel(ack(client, 0, { labels: 1, left: 0 }));
    await settled();
    expect(text(el, "progress")).toBe("1 of 1 label · model 1 on 1 label, training…");
  });
});

describe("how long it still takes", () => {
  it.each([
    [null, ""],
    [6, ", about 10 s left"],
    [41, ", about 50 s left"],
    [51, ", about 1 min left"],
    [95, ", about 2 min left"],
    [5400, ", about 90 min left"],
    [5500, ", about 2 h left"],
  ])("with %s seconds left", async (left, words) => {
    const { el } = await desk({ busy: { what: "building features", share: 0.4, left } }, new SilentModel());
    expect(text(el, "progress")).toBe(
      `connecting to the kernel… · no model yet, building features 40 %${words}`,
    );
  });
});

describe("how good it is", () => {
  it.each([
    ["audit", "accuracy 0.84 [0.78, 0.89] from 41 random audit labels"],
    ["stratified", "accuracy 0.84 [0.78, 0.89] from 41 stratified audit labels"],
    ["lure", "accuracy 0.84 [0.78, 0.89] from 41 weighted audit labels"],
    ["test", "accuracy 0.84 [0.78, 0.89] on 41 test examples"],
  ])("says where the number comes from: %s", async (method, said) => {
    const { el } = await desk({ accuracy: { value: 0.84, low: 0.78, high: 0.89, n: 41, method } });
    expect(text(el, "accuracy")).toBe(said);
  });
  it("before anything is known", async () => {
    expect(text((await desk()).el, "accuracy")).toBe("accuracy: not yet known");
    expect(text((await desk({ multilabel: true })).el, "accuracy")).toBe("exact match: not yet known");
  });
});

describe("what was done", () => {
  it("nothing yet, and then the labels", async () => {
    const { el } = await desk();
    expect(text(el, "last")).toBe("last:nothing yet");
    find(el, "review")!.click();
    await settled();
    expect(el.shadowRoot!.textContent).toContain("Nothing decided yet.");
    press(el, "Escape");
    press(el, "1");
    await settled();
    expect(text(el, "last")).toBe("last:Liens");
    expect(text(el, "saved")).toBe("✓ saved");
  });
  it.each([
    [false, "under review: choose a label to change it, skip to go back"],
    [true, "under review: change its labels, then Enter; skip to go back"],
  ])("under review, with several labels each: %s", async (multilabel, said) => {
    const { el } = await desk({ multilabel });
    press(el, "1");
    press(el, "Enter");
    await settled();
    all(el, "last")[0]!.querySelector("button")!.click();
    await settled();
    expect(text(el, "reviewing")).toBe(said);
  });
  it("not saved yet", async () => {
    const model = new SilentModel();
    const { el } = await desk({}, model);
    model.kernel({ kind: "batch", rev: 1, version: 0, append: false, cards: [card("a"), card("b")] });
    await settled();
    press(el, "1");
    press(el, "1");
    await settled();
    expect(text(el, "saved")).toBe("2 not saved yet");
  });
});

describe("many classes", () => {
  it("how to find one, and how many match", async () => {
    const { el } = await desk({ classes: classes(MANY) });
    expect(text(el, "filter")).toBe("31 labels · type the keys, or / to search");
    press(el, "b");
    await settled();
    expect(text(el, "filter")).toBe("1 label · type on, or Enter chooses the framed one");
    press(el, "l");
    press(el, "p");
    await settled();
    expect(text(el, "filter")).toBe("1 label · Enter chooses the framed one");
    press(el, "z");
    await settled();
    expect(text(el, "filter")).toBe("no label has this in its name · Esc clears");
  });
  it("where the model suggests nothing", async () => {
    const { el } = await desk({ classes: classes(MANY) });
    find(el, "suggest")!.click();
    await settled();
    expect(el.shadowRoot!.textContent).toContain("no suggestion for this card");
  });
});

describe("a new class", () => {
  const add = async (el: HTMLElement, name: string) => {
    if (find(el, "class-name") === null) press(el, "+");
    await settled();
    const input = find(el, "class-name") as HTMLInputElement;
    input.value = name;
    input.form!.dispatchEvent(new Event("submit", { cancelable: true, bubbles: true }));
    await settled();
    return text(el, "notices");
  };
  it("needs a name that is not there", async () => {
    const { el } = await desk();
    expect(await add(el, " ")).toContain("Type a name first.");
    expect(await add(el, "liens")).toContain("There is already a class “Liens”.");
  });
  it("may change the keys", async () => {
    const { el } = await desk({ classes: classes(MANY.slice(0, 29)) });
    expect(await add(el, "One more")).toBe("");
    expect(await add(el, "Another")).toContain(
      "More than thirty classes: now each takes two or three strokes",
    );
  });
});

describe("a class to be renamed", () => {
  const THREE = ["Fees", "Taxes", "Liens"];
  async function rename(el: HTMLElement, from: string, to: string) {
    await settled();
    if (find(el, "classes") === null) find(el, "rename-class")!.click();
    await settled();
    all(el, "class")
      .find((b) => b.dataset.value === from)
      ?.click();
    await settled();
    const input = find(el, "new-name") as HTMLInputElement;
    expect(input.getAttribute("aria-label")).toBe(`new name of ${from}`);
    input.value = to;
    input.form!.dispatchEvent(new Event("submit", { cancelable: true, bubbles: true }));
    await settled();
  }
  it("how it is done, and how many labels each class has", async () => {
    const { el, model } = await desk({ classes: classes(THREE) });
    find(el, "rename-class")!.click();
    await settled();
    expect(el.shadowRoot!.querySelector(".classes p")!.textContent).toBe(
      "Click a class to rename it. With the name of another class it is merged into that one. Its labels follow. " +
        "Beside it you can say what belongs to it.",
    );
    const { client } = model.ofKind("counts")[0]!;
    model.kernel({
      kind: "counts",
      client,
      counts: [
        ["Fees", 12],
        ["Taxes", 1],
        ["Liens", 0],
      ],
    });
    await settled();
    expect(all(el, "class").map((b) => b.textContent)).toEqual([
      "Fees12 labels✎",
      "Taxes1 label✎",
      "Liens0 labels✎",
    ]);
  });
  it.each([
    ["Fees", 12, "Merge Fees into Taxes? 12 labels follow."],
    ["Fees", 1, "Merge Fees into Taxes? 1 label follows."],
    ["Fees", 0, "Merge Fees into Taxes? It has no labels."],
    ["Fees", null, "Merge Fees into Taxes? Its labels follow."],
  ])("%s with %s labels, into a class that is there", async (name, n, said) => {
    const { el, model } = await desk({ classes: classes(THREE) });
    find(el, "rename-class")!.click();
    const { client } = model.ofKind("counts")[0]!;
    if (n !== null) model.kernel({ kind: "counts", client, counts: [[name, n]] });
    await rename(el, name, "taxes");
    expect(el.shadowRoot!.querySelector('[data-al="merge-question"] span')!.textContent).toBe(said);
  });
  it("needs a name, and leaves two classes", async () => {
    const { el } = await desk();
    await rename(el, "Taxes", " ");
    expect(text(el, "notices")).toContain("Type a name first.");
    await rename(el, "Taxes", "Liens");
    expect(text(el, "notices")).toContain(
      "Merging “Taxes” into “Liens” would leave one class. Add another class first.",
    );
  });
  it("while there is no kernel", async () => {
    const { el, model } = await desk();
    find(el, "rename-class")!.click();
    await settled();
    model.comm_live = false;
    model.trigger("comm_live_update");
    await rename(el, "Taxes", "Levies");
    expect(text(el, "notices")).toContain("The kernel stopped: classes can be renamed once it runs again.");
  });
});
