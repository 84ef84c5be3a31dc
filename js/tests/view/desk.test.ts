// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AnsweringModel, ack, SilentModel } from "../fakes";
import { card, cards, status } from "../wire";
import { all, clearPage, closeAll, find, onScreen, open, press, settled } from "./page";

const classes = (names: string[]) => names.map((name) => ({ name, key: null }));
const MANY = ["Taxes", "Termination", "Fees", "Governing law", "Notices", "Liens", "Remedies"].concat([
  ...["Survival", "Interest", "Expenses", "Waivers", "Amendments", "Topic 7"],
  ...Array.from({ length: 20 }, (_, i) => `Schedule ${i}`),
]);

beforeEach(clearPage);
afterEach(closeAll);

describe("a desk on a kernel that answers", () => {
  it("shows the first card, says hello once, has every hook of the contract", async () => {
    const model = new AnsweringModel();
    const { el } = open(model);
    await settled();
    expect(model.ofKind("hello")).toHaveLength(1);
    for (const hook of [
      "desk",
      "card",
      "choice",
      "skip",
      "undo",
      "note",
      "add-class",
      "rename-class",
      "why",
      "review",
      "saved",
      "progress",
    ]) {
      expect(find(el, hook), hook).not.toBeNull();
    }
    expect(el.getAttribute("data-lm-suppress-shortcuts")).toBe("true");
    expect(el.tabIndex).toBe(0);
    expect(find(el, "desk")?.dataset.phase).toBe("seed");
    expect(all(el, "choice").map((b) => [b.dataset.value, b.querySelector("kbd")?.textContent])).toEqual([
      ["Liens", "1"],
      ["Taxes", "2"],
    ]);
  });
  it("labels by click and by key; the numbers follow the acknowledgements", async () => {
    const model = new AnsweringModel();
    const { el } = open(model);
    await settled();
    all(el, "choice")[1]!.click();
    press(el, "1");
    await settled();
    expect(model.decisions.map((d) => [d.seq, d.do, d.key, d.value])).toEqual([
      [1, "label", "k0", "Taxes"],
      [2, "label", "k1", "Liens"],
    ]);
    expect(onScreen(el)).toBe("k2");
    expect(find(el, "progress")?.dataset.labels).toBe("2");
    expect(find(el, "saved")?.dataset.pending).toBe("0");
  });
  it("with several classes each, keys and clicks toggle, Enter or the button decides", async () => {
    const model = new AnsweringModel();
    const { el } = open(model, status({ multilabel: true }));
    await settled();
    const pressed = () => all(el, "choice").map((b) => b.getAttribute("aria-pressed"));
    press(el, "2");
    all(el, "choice")[0]!.click();
    await settled();
    expect([onScreen(el), pressed()]).toEqual(["k0", ["true", "true"]]);
    expect(all(el, "choice").map((b) => b.querySelector(".mark")?.textContent)).toEqual(["✓", "✓"]);
    expect(find(el, "done")?.dataset.chosen).toBe("2");
    press(el, "1");
    press(el, "Enter");
    press(el, "Enter", { repeat: true });
    await settled();
    expect([onScreen(el), pressed()]).toEqual(["k1", ["false", "false"]]);
    expect(find(el, "done")?.textContent).toContain("none of these");
    find(el, "done")!.click();
    await settled();
    expect(model.decisions.map((d) => [d.key, d.value])).toEqual([
      ["k0", ["Taxes"]],
      ["k1", []],
    ]);
    expect(find(el, "last")?.textContent).toBe("last:none of theseTaxes");
    expect(find(el, "accuracy")?.textContent).toBe("exact match: not yet known");
    press(el, "ArrowLeft");
    press(el, "ArrowLeft");
    await settled();
    expect([onScreen(el), pressed()]).toEqual(["k0", ["false", "true"]]);
  });
  it("with many classes and several each, a code toggles and Enter decides only when nothing is typed", async () => {
    const model = new AnsweringModel();
    const { el } = open(model, status({ multilabel: true, classes: classes(MANY) }));
    await settled();
    for (const key of ["t", "1", "l", "Enter"]) press(el, key);
    press(el, "/");
    await settled();
    const input = find(el, "search") as HTMLInputElement;
    press(el, "Enter", {}, input);
    expect(model.decisions).toEqual([]);
    input.value = "waiv";
    input.dispatchEvent(new Event("input", { bubbles: true }));
    press(el, "Enter", { repeat: true }, input);
    await settled();
    expect(find(el, "done")?.dataset.chosen).toBe("2");
    press(el, "Enter", {}, input);
    await settled();
    expect(find(el, "done")?.dataset.chosen).toBe("3");
    expect(model.decisions).toEqual([]);
    press(el, "Enter");
    await settled();
    expect(model.decisions.map((d) => d.value)).toEqual([["Taxes", "Liens", "Waivers"]]);
  });
  it("with several classes each, Why tells what the model would say and where it is least sure", async () => {
    const model = new SilentModel();
    const { el } = open(model, status({ multilabel: true }));
    const top: [string, number][] = [
      ["Taxes", 0.93],
      ["Liens", 0.42],
    ];
    model.kernel({ kind: "batch", rev: 1, version: 1, append: false, cards: [card("k0", { top })] });
    find(el, "why")!.click();
    await settled();
    expect(find(el, "reason")?.textContent).toBe(
      "The model would say Taxes (93 %); it is least sure of Liens (42 %).",
    );
  });
  it("one answer each needs no button to decide", async () => {
    const { el } = open(new AnsweringModel());
    await settled();
    press(el, "Enter");
    await settled();
    expect([find(el, "done"), onScreen(el)]).toEqual([null, "k0"]);
  });
  it("one store for all views", async () => {
    const model = new AnsweringModel();
    const { el, view } = open(model);
    const second = view();
    press(el, "1");
    await settled();
    expect([onScreen(el), onScreen(second)]).toEqual(["k1", "k1"]);
    expect(model.decisions).toHaveLength(1);
    expect(model.ofKind("hello")).toHaveLength(1);
  });
  it("shows content verbatim, and rows as names and values", async () => {
    const model = new AnsweringModel();
    const { el } = open(model);
    const text = "From $5 to $7, <script>alert(1)</script> <b>x</b> and _x_\n\0 #";
    model.serve([
      card("a", { text } as never),
      { key: "b", kind: "row", name: "7", fields: [["amount", "<i>1</i>"]], again: false, top: [] },
    ]);
    press(el, "1");
    await settled();
    expect(find(el, "card")?.textContent).toBe(text);
    expect(find(el, "card")?.querySelector("script, b")).toBeNull();
    press(el, "1");
    await settled();
    expect(find(el, "card")?.querySelector("dd")?.textContent).toBe("<i>1</i>");
  });
});

describe("a text with columns beside it", () => {
  it("shows them below it, verbatim; the list of decisions has the text alone", async () => {
    const model = new AnsweringModel();
    const { el } = open(model);
    const fields: [string, string][] = [
      ["ward", "7"],
      ["street", "<b>Elm</b>"],
    ];
    model.serve([card("a", { text: "The lamp is broken.", fields } as never), card("b")]);
    press(el, "1");
    await settled();
    expect(find(el, "card")?.querySelector(".text")?.textContent).toBe("The lamp is broken.");
    expect([...find(el, "card")!.querySelectorAll("dt, dd")].map((cell) => cell.textContent)).toEqual(
      fields.flat(),
    );
    expect(find(el, "card")?.querySelector("b")).toBeNull();
    press(el, "1");
    await settled();
    expect(find(el, "card")?.querySelector("table")).toBeNull();
  });
});

describe("a desk on a silent kernel", () => {
  let model: SilentModel;
  let el: HTMLElement;
  beforeEach(async () => {
    model = new SilentModel();
    ({ el } = open(model));
    await settled();
    model.kernel({ kind: "batch", rev: 1, version: 0, append: false, cards: cards(0, 20) });
    await settled();
  });

  it("goes on: ten clicks are ten decisions, visibly not saved yet", async () => {
    const seen: (string | undefined)[] = [];
    for (let i = 0; i < 10; i++) {
      seen.push(onScreen(el));
      all(el, "choice")[i % 2]!.click();
      await settled();
    }
    expect(model.decisions.map((d) => d.key)).toEqual(seen);
    expect(find(el, "saved")?.dataset.pending).toBe("10");
    expect(find(el, "saved")?.textContent).toContain("10 not saved yet");
    expect(find(el, "progress")?.dataset.labels).toBe("0");
  });
  it("leaves the label buttons alone on a decision", async () => {
    const before = all(el, "choice");
    let touched = 0;
    const observer = new MutationObserver((records) => {
      touched += records.length;
    });
    observer.observe(el.shadowRoot!.querySelector(".choices")!, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    press(el, "1");
    press(el, "2");
    await settled();
    expect(all(el, "choice")).toEqual(before);
    expect(touched).toBe(0);
    observer.disconnect();
  });
  it("keeps every plain key from the notebook, used or not; lets Tab and shortcuts pass", () => {
    let reached: string[] = [];
    const spy = (event: Event) => reached.push((event as KeyboardEvent).key);
    document.body.addEventListener("keydown", spy);
    const button = all(el, "choice")[0]!;
    for (const key of ["a", "b", "d", "d", "m", "x", "z", "0", "Enter", "Backspace", "?", "F2"]) {
      press(el, key);
      press(el, key, {}, button);
    }
    expect(reached).toEqual([]);
    expect(press(el, "x").defaultPrevented).toBe(true);
    expect(press(el, "Tab").defaultPrevented).toBe(false);
    expect(press(el, "s", { ctrlKey: true }).defaultPrevented).toBe(false);
    expect(reached).toEqual(["Tab", "s"]);
    reached = [];
    document.body.removeEventListener("keydown", spy);
  });
  it("lets the notebook hear a shortcut with a modifier, and is deaf again after it", () => {
    press(el, "Control", { ctrlKey: true });
    expect(el.hasAttribute("data-lm-suppress-shortcuts")).toBe(false);
    el.dispatchEvent(new KeyboardEvent("keyup", { key: "Control", bubbles: true }));
    expect(el.getAttribute("data-lm-suppress-shortcuts")).toBe("true");
  });
  it("undo, skip and repeats by key", async () => {
    press(el, "ArrowRight");
    press(el, "1");
    press(el, "2", { repeat: true });
    press(el, "ArrowLeft");
    press(el, "z", { ctrlKey: true });
    await settled();
    expect(model.decisions.map((d) => [d.do, d.key])).toEqual([
      ["skip", "k0"],
      ["label", "k1"],
      ["undo", "k1"],
      ["undo", "k0"],
    ]);
    expect(onScreen(el)).toBe("k0");
  });
  it("adds a class in place; what is typed there is text", async () => {
    press(el, "+");
    await settled();
    const input = find(el, "class-name") as HTMLInputElement;
    press(el, "1", {}, input);
    expect(model.decisions).toEqual([]);
    input.value = "Fees";
    input.form!.dispatchEvent(new Event("submit", { cancelable: true, bubbles: true }));
    await settled();
    expect(all(el, "choice").map((b) => b.dataset.value)).toEqual(["Liens", "Taxes", "Fees"]);
    press(el, "3");
    expect(model.decisions.map((d) => [d.do, d.value])).toEqual([
      ["class", "Fees"],
      ["label", "Fees"],
    ]);
  });
  it("keeps the focus when a key closes the list of classes", async () => {
    press(el, "F2");
    await settled();
    const line = all(el, "class")[0]!;
    line.focus();
    press(el, "1", {}, line);
    await settled();
    expect(find(el, "classes")).toBeNull();
    expect(model.decisions).toHaveLength(0);
    expect(document.activeElement).toBe(el);
    expect(el.shadowRoot!.activeElement).toBeNull();
  });
  it("renames a class in place; buttons, keys and earlier labels follow; ← takes it back", async () => {
    press(el, "2");
    press(el, "F2");
    await settled();
    const buttons = all(el, "choice").length;
    all(el, "class")[1]!.click();
    await settled();
    const input = find(el, "new-name") as HTMLInputElement;
    expect(el.shadowRoot!.activeElement).toBe(input);
    expect(input.getAttribute("aria-label")).toBe("new name of Taxes");
    press(el, "1", {}, input);
    expect(model.decisions).toHaveLength(1);
    input.value = "Levies";
    input.form!.dispatchEvent(new Event("submit", { cancelable: true, bubbles: true }));
    await settled();
    expect(all(el, "choice").map((b) => b.dataset.value)).toEqual(["Liens", "Levies"]);
    expect(buttons).toBe(2);
    expect(find(el, "last")!.textContent).toBe("last:Levies");
    press(el, "Escape");
    press(el, "2");
    expect(model.decisions.map((d) => [d.do, d.value])).toEqual([
      ["label", "Taxes"],
      ["rename", { from: "Taxes", to: "Levies" }],
      ["label", "Levies"],
    ]);
    press(el, "ArrowLeft");
    press(el, "ArrowLeft");
    await settled();
    expect(all(el, "choice").map((b) => b.dataset.value)).toEqual(["Liens", "Taxes"]);
    expect(find(el, "last")!.textContent).toBe("last:Taxes");
    expect(model.decisions.at(-1)).toMatchObject({
      do: "undo",
      key: null,
      value: { from: "Taxes", to: "Levies" },
    });
  });
  it("asks before it merges two classes, by button and by key", async () => {
    const three = ["Fees", "Taxes", "Liens"].map((name) => ({ name, key: null }));
    model.setStatus(status({ rev: 3, classes: three }));
    const ask = async () => {
      if (find(el, "classes") === null) find(el, "rename-class")!.click();
      await settled();
      all(el, "class")[0]!.click();
      await settled();
      const input = find(el, "new-name") as HTMLInputElement;
      input.value = "Taxes";
      input.form!.dispatchEvent(new Event("submit", { cancelable: true, bubbles: true }));
      await settled();
    };
    await ask();
    expect(el.shadowRoot!.activeElement).toBe(find(el, "merge"));
    press(el, "Escape", {}, find(el, "merge")!);
    await settled();
    expect(find(el, "merge-question")).toBeNull();
    expect(find(el, "classes")).not.toBeNull();
    await ask();
    find(el, "cancel-merge")!.click();
    await settled();
    expect(model.decisions).toEqual([]);
    await ask();
    find(el, "merge")!.click();
    await settled();
    expect(all(el, "choice").map((b) => b.dataset.value)).toEqual(["Taxes", "Liens"]);
    expect(model.decisions.map((d) => [d.do, d.value])).toEqual([["rename", { from: "Fees", to: "Taxes" }]]);
  });
  it("writes a note on the card, shows it, and goes on", async () => {
    press(el, "n");
    await settled();
    const input = find(el, "note-input") as HTMLInputElement;
    press(el, "1", {}, input);
    expect(model.decisions).toEqual([]);
    input.value = "  two in one ";
    input.form!.dispatchEvent(new Event("submit", { cancelable: true, bubbles: true }));
    await settled();
    expect(find(el, "note-input")).toBeNull();
    expect(find(el, "note-text")!.textContent).toBe("two in one");
    expect(onScreen(el)).toBe("k0");
    press(el, "1");
    await settled();
    expect(find(el, "note-text")).toBeNull();
    press(el, "ArrowLeft");
    await settled();
    expect(find(el, "note-text")!.textContent).toBe("two in one");
    expect(model.decisions.map((d) => [d.do, d.key, d.value])).toEqual([
      ["note", "k0", "two in one"],
      ["label", "k0", "Liens"],
      ["undo", "k0", null],
    ]);
  });
  it("asks the random examples that would show the target, and stops asking them", async () => {
    model.setStatus(status({ rev: 8, measure: 40 }));
    await settled();
    expect(find(el, "measure")!.textContent).toBe("Ask 40 random examples next");
    find(el, "measure")!.click();
    model.setStatus(status({ rev: 9, measure: 40, measuring: 12 }));
    await settled();
    expect(find(el, "measure")!.textContent).toBe("12 random examples to go: stop");
    find(el, "measure")!.click();
    expect(model.ofKind("measure").map((m) => m.n)).toEqual([40, 0]);
    model.setStatus(status({ rev: 10 }));
    await settled();
    expect(find(el, "measure")).toBeNull();
  });
  it("shows the shares of the classes on request, and asks anew each time", async () => {
    find(el, "shares")!.click();
    await settled();
    expect(find(el, "population")!.textContent).toContain("Working out");
    const { client } = model.ofKind("population")[0]!;
    const answer = { kind: "population", client, why: null, n: 41, method: "audit and model" };
    model.kernel({ ...answer, shares: [["Liens", 0.62, 0.51, 0.71]] });
    await settled();
    expect(find(el, "population")!.textContent).toContain("from 41 random audit labels and the model");
    expect(find(el, "population")!.querySelector("dl")!.textContent).toBe("Liens62 % [51 %, 71 %]");
    find(el, "shares")!.click();
    find(el, "shares")!.click();
    model.kernel({ ...answer, why: "Too few audit labels.", n: 0, method: "", shares: [] });
    await settled();
    expect(find(el, "population")!.textContent).toBe("Too few audit labels.");
    expect(model.ofKind("population")).toHaveLength(2);
  });
  it("offers the note that is there, and writes nothing where it did not change", async () => {
    for (const text of ["first", "first", ""]) {
      find(el, "note")!.click();
      await settled();
      const input = find(el, "note-input") as HTMLInputElement;
      expect(input.value).toBe(find(el, "note-text")?.textContent ?? "");
      input.value = text;
      input.form!.dispatchEvent(new Event("submit", { cancelable: true, bubbles: true }));
      await settled();
    }
    expect(model.decisions.map((d) => d.value)).toEqual(["first", ""]);
    expect(find(el, "note-text")).toBeNull();
  });
  it("review marks the answer and changes it", async () => {
    press(el, "2");
    await settled();
    find(el, "review")!.click();
    await settled();
    all(el, "past")[0]!.click();
    await settled();
    expect(onScreen(el)).toBe("k0");
    expect(all(el, "choice").map((b) => b.getAttribute("aria-pressed"))).toEqual(["false", "true"]);
    press(el, "1");
    await settled();
    expect(onScreen(el)).toBe("k1");
    expect(model.decisions.at(-1)).toMatchObject({ do: "label", key: "k0", value: "Liens" });
  });
  it("decides nothing on a card under a panel: the first stroke takes the panel away", async () => {
    press(el, "?");
    press(el, "1");
    find(el, "review")!.click();
    await settled();
    all(el, "choice")[0]!.click();
    expect(model.decisions).toEqual([]);
    press(el, "1");
    expect(model.decisions).toHaveLength(1);
  });
  it("says why in the same words for every card", async () => {
    find(el, "why")!.click();
    await settled();
    expect(find(el, "reason")?.textContent).toBe("Chosen to cover the pool; no model yet.");
    model.kernel({
      kind: "batch",
      rev: 2,
      version: 1,
      append: false,
      cards: [
        card("t", {
          top: [
            ["Taxes", 0.41],
            ["Liens", 0.38],
          ],
        }),
      ],
    });
    press(el, "1");
    await settled();
    expect(find(el, "reason")?.textContent).toBe(
      "The model hesitates between Taxes (41 %) and Liens (38 %).",
    );
    model.kernel({
      kind: "batch",
      rev: 3,
      version: 1,
      append: false,
      cards: [
        card("u", {
          top: [
            ["Taxes", 0.9],
            ["Liens", 0.05],
          ],
        }),
      ],
    });
    press(el, "1");
    await settled();
    expect(find(el, "reason")?.textContent).toBe("The model's best guess is Taxes (90 %), then Liens (5 %).");
  });
  it("freezes when the kernel is gone, and says what is not saved", async () => {
    press(el, "1");
    model.comm_live = false;
    model.trigger("comm_live_update");
    press(el, "1");
    await settled();
    expect(onScreen(el)).toBe("k1");
    expect(find(el, "kernel")?.textContent).toContain("1 decision is not saved yet; this tab keeps it");
    const leaving = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(leaving);
    expect(leaving.defaultPrevented).toBe(true);
    model.comm_live = true;
    model.trigger("comm_live_update");
    await settled();
    expect(find(el, "kernel")).toBeNull();
    const client = model.ofKind("hello")[0]!.client;
    expect(model.ofKind("hello")).toHaveLength(2);
    model.kernel(ack(client, 1, { labels: 1 }));
    await settled();
    expect(find(el, "saved")?.dataset.pending).toBe("0");
  });
  it("does not claim that labels in memory are saved when the kernel is gone", async () => {
    model.setStatus(status({ rev: 2, store: null }));
    model.comm_live = false;
    model.trigger("comm_live_update");
    await settled();
    expect(find(el, "kernel")?.textContent).toContain("kept in memory only");
    expect(find(el, "kernel")?.textContent).not.toContain("saved");
  });
  it("offers to write a lost store again, once, and the offer goes with the answer", async () => {
    press(el, "1");
    const lost = { level: "error", text: "The store was deleted.", action: "restore" };
    model.setStatus(status({ rev: 2, notice: lost }));
    await settled();
    const button = find(el, "restore-store") as HTMLButtonElement;
    expect(button.textContent).toBe("Write the labels to the file again");
    button.click();
    button.click();
    await settled();
    expect(button.textContent).toBe("Writing …");
    expect(button.disabled).toBe(true);
    expect(model.ofKind("restore")).toHaveLength(1);
    model.setStatus(status({ rev: 3 }));
    await settled();
    expect(find(el, "restore-store")).toBeNull();
    expect(model.ofKind("events").at(-1)).toMatchObject({ base: 1, events: [{ seq: 1 }] });
    model.setStatus(status({ rev: 4, notice: { ...lost, action: null } }));
    await settled();
    expect(find(el, "notice")?.textContent).toBe("The store was deleted.");
    expect(find(el, "restore-store")).toBeNull();
  });
  it("numbers its decisions under a name that no other page has", () => {
    const { client } = model.ofKind("hello")[0]!;
    expect(client).toMatch(/^c-[0-9a-f]{24}$/);
  });
  it("tells the kernel when the theme changes", async () => {
    document.body.dataset.jpThemeLight = "false";
    await settled();
    expect(model.ofKind("theme")).toEqual([{ kind: "theme", dark: true }]);
    delete document.body.dataset.jpThemeLight;
  });
  it("stops listening when it is closed", () => {
    closeAll();
    expect([...model.handlers.values()].every((set) => set.size === 0)).toBe(true);
  });
});

describe("with many classes", () => {
  let model: SilentModel;
  let el: HTMLElement;
  const shown = () => all(el, "choice").map((b) => b.dataset.value);
  const hint = (name: string) =>
    all(el, "choice")
      .find((b) => b.dataset.value === name)
      ?.querySelector("kbd")?.textContent;
  beforeEach(async () => {
    model = new SilentModel();
    ({ el } = open(model, status({ classes: classes(MANY) })));
    const top: [string, number][] = [
      ["Fees", 0.6],
      ["Liens", 0.2],
    ];
    model.kernel({
      kind: "batch",
      rev: 1,
      version: 1,
      append: false,
      cards: cards(0, 20).map((c) => ({ ...c, top })),
    });
    await settled();
  });

  it("the button says all strokes, and while they are typed the rest; letters alone choose nothing", async () => {
    expect(find(el, "choice")?.parentElement?.textContent).toContain("Amendments");
    expect([hint("Governing law"), hint("Termination"), hint("Topic 7")]).toEqual(["g1", "t2", "t7"]);
    expect(all(el, "choice").map((b) => b.querySelector("kbd")?.textContent)).toEqual(
      all(el, "choice").map((b) => b.dataset.keys),
    );
    press(el, "t");
    await settled();
    expect(model.decisions).toEqual([]);
    expect(find(el, "filter")?.dataset.text).toBe("t");
    expect(shown()).toEqual(["Taxes", "Termination", "Topic 7"]);
    expect(hint("Termination")).toBe("2");
    press(el, "2");
    for (const key of ["f", "Enter", "G", "1"]) press(el, key);
    await settled();
    expect(model.decisions.map((d) => d.value)).toEqual(["Termination", "Fees", "Governing law"]);
    expect(hint("Termination")).toBe("t2");
    expect(shown()).toHaveLength(MANY.length);
  });
  it("every class is reached by the strokes on its button", async () => {
    const keys = new Map(all(el, "choice").map((b) => [b.dataset.value!, b.dataset.keys!]));
    for (const name of MANY.slice(0, 18)) for (const key of keys.get(name)!) press(el, key);
    expect(model.decisions.map((d) => d.value)).toEqual(MANY.slice(0, 18));
  });
  it("a name typed out is a search: nothing but Enter chooses, digits neither", async () => {
    for (const key of "topic 7") press(el, key);
    await settled();
    expect(model.decisions).toEqual([]);
    const input = find(el, "search") as HTMLInputElement;
    expect(input.value).toBe("topic 7");
    expect(el.shadowRoot!.activeElement).toBe(input);
    expect(shown()).toEqual(["Topic 7"]);
    press(el, "Enter", {}, input);
    expect(model.decisions.map((d) => d.value)).toEqual(["Topic 7"]);
    expect([document.activeElement, el.shadowRoot!.activeElement]).toEqual([el, null]);
    press(el, "1");
    expect(model.decisions).toHaveLength(1);
  });
  it("in the search arrows move what Enter chooses, Backspace on nothing and Escape lead back", async () => {
    press(el, "/");
    await settled();
    const input = find(el, "search") as HTMLInputElement;
    expect(el.shadowRoot!.activeElement).toBe(input);
    press(el, "Enter", {}, input);
    press(el, "Backspace", {}, input);
    expect(document.activeElement).toBe(el);
    expect(el.shadowRoot!.activeElement).toBeNull();
    press(el, "/");
    input.value = "schedule";
    input.dispatchEvent(new Event("input", { bubbles: true }));
    press(el, "ArrowDown", {}, input);
    press(el, "ArrowDown", {}, input);
    press(el, "ArrowUp", {}, input);
    await settled();
    expect(
      all(el, "choice")
        .filter((b) => b.classList.contains("first"))
        .map((b) => b.dataset.value),
    ).toEqual(["Schedule 1"]);
    press(el, "Escape", {}, input);
    await settled();
    expect([find(el, "filter")?.dataset.text, document.activeElement]).toEqual(["", el]);
    press(el, "/");
    input.value = "nothing at all";
    input.dispatchEvent(new Event("input", { bubbles: true }));
    press(el, "Enter", {}, input);
    await settled();
    expect(find(el, "filter")?.textContent).toContain("no label");
    expect(model.decisions).toEqual([]);
  });
  it("Backspace takes a letter, then undoes; Escape clears; a lone digit does nothing", async () => {
    press(el, "5");
    press(el, "t");
    press(el, "Escape");
    press(el, "1");
    expect(model.decisions).toEqual([]);
    press(el, "f");
    press(el, "Backspace");
    press(el, "f");
    press(el, "1");
    press(el, "Backspace");
    expect(model.decisions.map((d) => d.do)).toEqual(["label", "undo"]);
  });
  it("suggestions come in a row of their own, are picked by digit, and are remembered", async () => {
    find(el, "suggest")!.click();
    await settled();
    expect(all(el, "suggestion").map((b) => [b.dataset.value, b.dataset.keys])).toEqual([
      ["Fees", "1"],
      ["Liens", "2"],
    ]);
    press(el, "2");
    expect(model.decisions.at(-1)).toMatchObject({ value: "Liens" });
    expect(localStorage.getItem("al_widget:b3c1d2e4f5a60718:suggest")).toBe("on");
  });
  it("a class that is added takes nobody's strokes", async () => {
    const before = new Map(all(el, "choice").map((b) => [b.dataset.value, b.dataset.keys]));
    press(el, "+");
    await settled();
    const input = find(el, "class-name") as HTMLInputElement;
    input.value = "Arbitration";
    input.form!.dispatchEvent(new Event("submit", { cancelable: true, bubbles: true }));
    await settled();
    const after = new Map(all(el, "choice").map((b) => [b.dataset.value, b.dataset.keys]));
    expect(after.get("Arbitration")).toBe("a2");
    for (const [name, keys] of before) expect(after.get(name)).toBe(keys);
  });
});

describe("up to thirty classes", () => {
  const names = MANY.slice(0, 12);
  it("have one stroke each, a letter of the name marked in it", async () => {
    const model = new SilentModel();
    const { el } = open(model, status({ classes: classes(names) }));
    model.kernel({ kind: "batch", rev: 1, version: 1, append: false, cards: cards(0, 20) });
    await settled();
    expect(all(el, "choice").map((b) => b.dataset.keys)).toEqual([..."123456789", "e", "w", "a"]);
    expect(all(el, "choice")[10]!.querySelector("u")?.textContent).toBe("W");
    for (const b of all(el, "choice")) press(el, b.dataset.keys!);
    expect(model.decisions.map((d) => d.value)).toEqual(names);
  });
  it("a keyboard of other letters or of shifted digits presses the key at the same place", async () => {
    const model = new SilentModel();
    const { el } = open(model, status({ classes: classes(names) }));
    model.kernel({ kind: "batch", rev: 1, version: 1, append: false, cards: cards(0, 20) });
    await settled();
    press(el, "ц", { code: "KeyW" });
    press(el, "é", { code: "Digit2" });
    press(el, "!", { code: "Digit1", shiftKey: true });
    press(el, "z", { code: "KeyW" });
    expect(model.decisions.map((d) => d.value)).toEqual(["Waivers", "Termination"]);
  });
  it("the help shows all keys, and what the user's own take from the desk", async () => {
    const model = new SilentModel();
    const { el } = open(
      model,
      status({ classes: [{ name: "Notices", key: "n" }, ...classes(["Fees", "Taxes"])] }),
    );
    model.kernel({ kind: "batch", rev: 1, version: 1, append: false, cards: cards(0, 20) });
    press(el, "?");
    await settled();
    const help = find(el, "keys")!;
    const lines = [...help.querySelectorAll("dl > div")].map((line) => line.textContent);
    for (const line of ["nNotices", "2Fees", "3Taxes", "→skip: not now", "?these keys"])
      expect(lines).toContain(line);
    expect(find(el, "taken-key")?.textContent).toBe(
      "Your key n chooses “Notices”: write a note with its button.",
    );
    expect(lines).not.toContain("nwrite a note on the example");
  });
});

describe("before anything came", () => {
  it("waits with an empty status, and with a status that is finished", async () => {
    const model = new SilentModel();
    const { el } = open(model, {});
    await settled();
    expect(find(el, "empty")?.textContent).toContain("Preparing the first examples");
    press(el, "1");
    model.setStatus(status({ phase: "done" }));
    model.kernel(ack("kernel", 0, { labels: 40, left: 0 }));
    await settled();
    expect(find(el, "empty")?.textContent).toContain("All done: 40 labels.");
    expect(find(el, "desk")?.dataset.phase).toBe("done");
    model.kernel({ kind: "news" });
    model.kernel("nonsense");
    expect(model.decisions).toEqual([]);
  });
});
