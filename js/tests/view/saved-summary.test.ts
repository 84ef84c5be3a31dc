// @vitest-environment happy-dom
/** The static summary: put into the notebook that is saved, and hidden only where a desk runs. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keepSummary } from "../../src/view/saved-summary";
import { AnsweringModel, SilentModel } from "../fakes";
import { status } from "../wire";
import { clearPage, closeAll, open, settled } from "./page";

beforeEach(clearPage);
afterEach(closeAll);

const DESK = status().desk as string;
const html = (text: string) => ({ "text/html": text, "text/plain": "" });

/** JupyterLab's manager of the widgets of a notebook, with the outputs of its cells; null for a cell of text. */
function manager(cells: (Record<string, unknown>[] | null)[]) {
  const written: [number, number, unknown][] = [];
  let read = 0;
  const list = (i: number, found: Record<string, unknown>[] | null) =>
    found === null
      ? {}
      : {
          outputs: {
            length: found.length,
            get: (j: number) => ({
              metadata: found[j]!.metadata,
              toJSON: () => {
                read += 1;
                return found[j]!;
              },
            }),
            set: (j: number, output: unknown) => {
              written.push([i, j, output]);
            },
          },
        };
  const model = { cells: { length: cells.length, get: (i: number) => list(i, cells[i]!) } };
  return { written, reads: () => read, kernel: undefined, context: { model } };
}

describe("the summary in the notebook", () => {
  const ours = { output_type: "display_data", metadata: { al_widget: DESK }, data: html("3 labels") };
  const other = { output_type: "display_data", metadata: { al_widget: "another" }, data: html("8 labels") };
  const plot = { output_type: "display_data", metadata: {}, data: { "image/png": "much" } };

  it("is written into each output of this desk, and into no other", () => {
    const lab = manager([null, [plot, ours], [other, ours]]);
    keepSummary(lab, DESK, "5 labels");
    const now = { ...ours, data: html("5 labels") };
    expect(lab.written).toEqual([
      [1, 1, now],
      [2, 1, now],
    ]);
    expect(lab.reads()).toBe(2); // a picture is not copied to be looked at
  });
  it("is not written again where it stands already: the notebook would count as changed", () => {
    const lab = manager([[ours]]);
    keepSummary(lab, DESK, "3 labels");
    expect(lab.written).toEqual([]);
  });
  it.each([[undefined], [null], [{}], [{ context: {} }], [{ context: { model: {} } }]])(
    "is left to the host that has none: %j",
    (host) => {
      expect(() => keepSummary(host, DESK, "5 labels")).not.toThrow();
    },
  );
  it("comes by a message of the kernel", async () => {
    const model = new SilentModel();
    const lab = manager([[ours]]);
    model.widget_manager = { context: lab.context };
    open(model);
    model.kernel({ kind: "summary", html: "9 labels" });
    model.kernel({ kind: "summary", html: 9 });
    expect(lab.written).toEqual([[0, 0, { ...ours, data: html("9 labels") }]]);
  });
});

describe("the mark that hides the summary", () => {
  it("is on a desk that runs, and goes with it", async () => {
    const { el, view } = open(new AnsweringModel());
    const second = view();
    await settled();
    expect([el, second].map((one) => one.hasAttribute("data-al-live"))).toEqual([true, true]);
    closeAll();
    expect([el, second].map((one) => one.hasAttribute("data-al-live"))).toEqual([false, false]);
  });
  it("is not on a desk that opens without a kernel", async () => {
    const model = new SilentModel();
    model.widget_manager = { kernel: null };
    const { el } = open(model);
    await settled();
    expect(el.hasAttribute("data-al-live")).toBe(false);
  });
});
