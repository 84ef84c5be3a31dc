// @vitest-environment happy-dom

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Charts } from "../../src/protocol";
import { accuracyFigure, type Look, uncertaintyFigure, verbatim } from "../../src/view/charts-figure";
import { loadLibrary, type Plotly } from "../../src/view/libraries";
import { AnsweringModel, bench } from "../fakes";
import { charts } from "../wire";
import { all, clearPage, closeAll, open, settled } from "./page";

const SHELF = Symbol.for("al_widget.libraries");
const page = globalThis as unknown as Record<symbol, Map<string, Promise<Plotly>> | undefined>;

interface Drawn {
  chart: string;
  data: Record<string, never[]>[];
  layout: Record<string, unknown>;
}

/** A library that writes down what it is asked to draw. */
function fakeLibrary() {
  const drawn: Drawn[] = [];
  const purged: HTMLElement[] = [];
  const plotly = {
    react: async (box: HTMLElement, data: unknown, layout: unknown) => {
      const chart = box.closest<HTMLElement>("[data-chart]")!.dataset.chart!;
      drawn.push(structuredClone({ chart, data, layout }) as Drawn);
    },
    purge: (box: HTMLElement) => void purged.push(box),
  } as unknown as Plotly;
  return { drawn, purged, plotly };
}

let width = 400;
beforeEach(() => {
  width = 400;
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockImplementation(() => width);
});
afterEach(() => {
  closeAll();
  clearPage();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  delete page[SHELF];
});

const soon = (condition: () => unknown) => vi.waitFor(() => expect(condition()).toBeTruthy(), 2_000);
const versions = (el: HTMLElement) => all(el, "chart").map((one) => [one.dataset.chart, one.dataset.version]);
const chart = (el: HTMLElement, name: string) => all(el, "chart").find((one) => one.dataset.chart === name)!;

function opened(trait: unknown = charts(), library = fakeLibrary()) {
  page[SHELF] = new Map([[LIBRARIES.charts, Promise.resolve(library.plotly)]]);
  const model = new AnsweringModel();
  model.traits.charts = trait;
  const { el, view } = open(model);
  return { model, el, view, ...library };
}

const empty = () => {
  const { uncertainty, accuracy } = charts() as unknown as Charts;
  const none = { labels: [], value: [], low: [], high: [], n: [], model: [], source: [], sources: [] };
  return charts({
    version: 0,
    uncertainty: { ...uncertainty, now: uncertainty.now.map(() => 0), before: uncertainty.now.map(() => 0) },
    accuracy: { ...accuracy, ...none, reached: [], random: null, changes: [], target: null },
  });
};

describe("the charts", () => {
  it("are drawn from the trait, with the model's version on them", async () => {
    const { el, drawn } = opened();
    expect(versions(el)).toEqual([
      ["uncertainty", "0"],
      ["accuracy", "0"],
    ]);
    await soon(() => drawn.length === 2);
    await settled();
    expect(versions(el)).toEqual([
      ["uncertainty", "7"],
      ["accuracy", "7"],
    ]);
    expect(drawn.map((one) => one.chart).sort()).toEqual(["accuracy", "uncertainty"]);
  });
  it("say everything in words and numbers before anything is drawn", () => {
    const model = new AnsweringModel();
    model.traits.charts = charts();
    const { el } = open(model);
    const { uncertainty, accuracy } = charts() as unknown as Charts;
    expect(chart(el, "uncertainty").querySelector("figcaption")!.textContent).toContain(uncertainty.said);
    expect(chart(el, "accuracy").querySelector("figcaption")!.textContent).toContain(accuracy.said);
    const rows = [...chart(el, "accuracy").querySelectorAll("tbody tr")].map((row) =>
      [...row.children].map((cell) => cell.textContent),
    );
    expect(rows).toEqual([
      ["40", "0.70", "0.55 to 0.82", "20 random audit labels", ""],
      ["50", "", "", "", "strategy: margin"],
      ["60", "0.82", "0.74 to 0.88", "31 random audit labels", "target shown"],
      [
        "60",
        "0.75",
        "",
        "random order",
        "At 30 labels: +5.0 points over random order, 95 % interval 1.2 to 8.8",
      ],
      ["80", "0.84", "0.78 to 0.89", "41 random audit labels", ""],
    ]);
    const bins = [...chart(el, "uncertainty").querySelectorAll("tbody tr")];
    expect(bins).toHaveLength(20);
    expect(bins[0]!.textContent).toBe("0.00 to 0.0530 %20 %");
    expect(chart(el, "uncertainty").querySelector("[title]")!.getAttribute("title")).toBe(
      uncertainty.meaning,
    );
  });
  it("say what will be there while there is nothing to draw", async () => {
    const { el, model, drawn } = opened(empty());
    const coming = () => all(el, "chart").map((one) => one.querySelector(".coming")?.textContent ?? "");
    expect(coming()[0]).toContain("Here: how the undecided examples lie");
    expect(coming()[1]).toContain("Here: accuracy with its 95 % interval");
    await soon(() => drawn.length === 2);
    model.traits.charts = charts();
    model.trigger("change:charts");
    await soon(() => drawn.length === 4);
    expect(coming()).toEqual(["", ""]);
  });
  it("are not drawn anew where nothing changed, and the newest wins", async () => {
    const { model, el, drawn } = opened();
    await soon(() => drawn.length === 2);
    const { accuracy } = charts() as unknown as Charts;
    for (const rev of [13, 14, 15]) {
      model.traits.charts = charts({ rev, version: rev, accuracy: { ...accuracy, target: rev / 20 } });
      model.trigger("change:charts");
    }
    await soon(() => versions(el).every(([, version]) => version === "15"));
    expect(drawn.slice(2).map((one) => one.chart)).toEqual(["accuracy"]);
    expect(drawn.at(-1)!.data[3]!.y).toEqual([0.75, 0.75]);
  });
  it("pay no heed to data older than what they show, or that they cannot read", async () => {
    const { model, el, drawn } = opened();
    await soon(() => drawn.length === 2);
    for (const old of [charts({ rev: 3, version: 1 }), { rev: 99 }, null]) {
      model.traits.charts = old;
      model.trigger("change:charts");
    }
    await settled();
    expect(versions(el).map(([, version]) => version)).toEqual(["7", "7"]);
    expect(drawn).toHaveLength(2);
  });
  it("stand in a second view, and are let go with their view", async () => {
    const { view, drawn, purged } = opened();
    await soon(() => drawn.length === 2);
    const second = view();
    await soon(() => drawn.length === 4);
    await soon(() => versions(second).every(([, version]) => version === "7"));
    closeAll();
    await soon(() => purged.length === 4);
  });
  it("leave a saved notebook of another version without charts, and the desk alone", async () => {
    const { el } = opened({ rev: 1, bins: [1, 2] });
    await settled();
    expect(all(el, "chart")).toEqual([]);
    expect(all(el, "card")).toHaveLength(1);
  });
  it("follow the theme", async () => {
    const { drawn } = opened();
    await soon(() => drawn.length === 2);
    vi.stubGlobal("getComputedStyle", () => new Proxy({}, { get: () => "rgb(1, 2, 3)" }));
    document.body.dataset.jpThemeLight = "false";
    await soon(() => drawn.length === 4);
    expect(JSON.stringify(drawn.at(-1)!.layout)).toContain("rgb(1, 2, 3)");
    delete document.body.dataset.jpThemeLight;
  });
  it("wait until no key was pressed for a moment", async () => {
    const { drawn, model } = opened();
    await soon(() => drawn.length === 2);
    const { accuracy } = charts() as unknown as Charts;
    const key = () => window.dispatchEvent(new KeyboardEvent("keydown", { key: "1" }));
    key();
    model.traits.charts = charts({ rev: 13, accuracy: { ...accuracy, target: 0.9 } });
    model.trigger("change:charts");
    for (let keys = 0; keys < 8; keys += 1) {
      key();
      await new Promise((done) => setTimeout(done, 40));
      expect(drawn).toHaveLength(2);
    }
    await soon(() => drawn.length === 3);
  });
  it("are not asked for before a card stands", async () => {
    const model = new AnsweringModel(0);
    model.traits.charts = charts();
    open(model);
    await settled();
    expect(model.ofKind("library")).toEqual([]);
    model.serve([{ ...(await import("../wire")).card("k1") }]);
    await soon(() => model.ofKind("library").length === 1);
  });
});

describe("the library", () => {
  const never = new AbortController().signal;
  const now = async () => {};
  const answer = (desk: ReturnType<typeof bench>) =>
    desk.store.receive({ kind: "library", client: "c-00000001", name: "charts" }, [new Uint8Array([7])]);

  it("is loaded once for all desks of a page", async () => {
    const [one, other] = [bench(), bench()];
    const run = vi.fn(async () => fakeLibrary().plotly);
    const both = [one, other].map(({ store }) => loadLibrary(store, "charts", now, never, run));
    answer(one);
    const [first, second] = await Promise.all(both);
    expect(second).toBe(first);
    expect(run).toHaveBeenCalledOnce();
    expect(other.sent).toEqual([]);
  });
  it("comes by another desk, or later, where it failed once", async () => {
    vi.useFakeTimers();
    const [one, other] = [bench(), bench()];
    const run = vi.fn(async () => fakeLibrary().plotly);
    run.mockRejectedValueOnce(new Error("spoiled on the way"));
    const both = [one, other].map(({ store }) => loadLibrary(store, "charts", now, never, run));
    answer(one);
    await vi.advanceTimersByTimeAsync(2_100);
    answer(one);
    answer(other);
    const [first, second] = await Promise.all(both);
    expect(second).toBe(first);
    expect(run).toHaveBeenCalledTimes(2);
    vi.useRealTimers();
  });
  it("is not tried for ever by a view that is closed", async () => {
    const closed = new AbortController();
    const { store } = bench();
    const loading = loadLibrary(store, "charts", now, closed.signal, vi.fn());
    closed.abort();
    store.close();
    await expect(loading).rejects.toThrow("closed");
  });
});

describe("what is drawn", () => {
  const look: Look = {
    width: 400,
    height: 180,
    family: "sans",
    size: 13,
    ink: "rgb(0, 0, 0)",
    quiet: "rgb(99, 99, 99)",
    page: "rgb(255, 255, 255)",
    rim: "rgb(200, 200, 200)",
    brand: "rgb(1, 2, 3)",
    accent: "rgb(4, 5, 6)",
  };
  const data = charts() as unknown as Charts;
  it("has a bar for each bin, with words on it for how unsure that is", () => {
    const [before, now] = uncertaintyFigure(data.uncertainty, look).data as {
      y: number[];
      hovertext: string[];
    }[];
    expect(now!.y).toHaveLength(20);
    expect(now!.y.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1);
    expect(before!.y[0]).toBeCloseTo(100 / 509);
    expect(now!.hovertext[0]).toMatch(/of the undecided pool now:<br>.* 95 to 100 points ahead of the next$/);
    expect(now!.hovertext[19]).toMatch(/ 0 to 5 points ahead of the next$/);
  });
  it("has interval, source, target, random order, stopping point and changed settings", () => {
    const { data: traces, layout } = accuracyFigure(data.accuracy, look);
    const [low, high, curve, target, reached, random, changes] = traces as Record<string, unknown[]>[];
    expect([low!.y, high!.y, curve!.y]).toEqual([data.accuracy.low, data.accuracy.high, data.accuracy.value]);
    expect(curve!.hovertext![2]).toBe("80 labels: 0.84 [0.78, 0.89]<br>model 7, 41 random audit labels");
    expect([target!.x, target!.y]).toEqual([
      [0, 80],
      [0.8, 0.8],
    ]);
    expect([reached!.x, reached!.y]).toEqual([[60], [0.82]]);
    expect([random!.x, random!.y]).toEqual([[60], [0.75]]);
    expect(random!.hovertext![0]).toContain("At 30 labels: +5.0 points<br>over random order");
    expect(changes!.hovertext).toEqual(["50 labels: strategy: margin"]);
    expect(layout.shapes).toHaveLength(1);
  });
  it("shows texts character by character", () => {
    expect(verbatim('<a href="x">R&D</a> %{x} $y$')).toBe(
      '&#60;a href="x"&#62;R&#38;D&#60;/a&#62; &#37;{x} &#36;y&#36;',
    );
    const accuracy = {
      ...data.accuracy,
      sources: ["<b>x</b>"],
      changes: [[50, "<i>%{x}</i>"]] as [number, string][],
    };
    const drawn = JSON.stringify(accuracyFigure(accuracy, look));
    expect(drawn).not.toMatch(/<b>|<i>|%\{/);
  });
});
