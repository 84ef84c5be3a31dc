// @vitest-environment happy-dom
/** What the desk says and takes once no kernel answers, for each way in which that happens. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AnsweringModel, ack, SilentModel } from "../fakes";
import { cards, status } from "../wire";
import { all, clearPage, closeAll, find, onScreen, open, press, settled } from "./page";

beforeEach(clearPage);
afterEach(closeAll);

/** A signal of JupyterLab. */
class Signal {
  readonly slots = new Set<(sender: unknown, value: unknown) => void>();
  connect = (slot: (sender: unknown, value: unknown) => void) => void this.slots.add(slot);
  disconnect = (slot: (sender: unknown, value: unknown) => void) => void this.slots.delete(slot);
  emit(value?: unknown): void {
    for (const slot of [...this.slots]) slot(this, value);
  }
}

class LabKernel {
  readonly statusChanged = new Signal();
  readonly connectionStatusChanged = new Signal();
  readonly disposed = new Signal();
}

async function desk(some: Record<string, unknown> = {}, model: SilentModel = new AnsweringModel()) {
  const kernel = new LabKernel();
  model.widget_manager = { kernel };
  const { el } = open(model, status({ busy: null, store: "labels.db", ...some }));
  await settled();
  return { el, model, kernel };
}

const banner = (el: HTMLElement) => find(el, "kernel")?.textContent?.trim();
/** Whether a button takes no click: by itself, or as a part of a disabled group. */
const isDisabled = (button: Element): boolean => {
  const group = button.closest("fieldset");
  return group !== null && (group.disabled || isDisabled(group.parentElement!));
};
const buttons = (el: HTMLElement) => [...el.shadowRoot!.querySelectorAll<HTMLElement>("button")];

describe("what happened, what is safe, what to do", () => {
  it.each([
    [
      ["restarting", "autorestarting", "starting", "idle"],
      "The kernel crashed and is started again by itself. Everything is saved. Run the cell again to go on.",
    ],
    [
      ["restarting", "starting", "idle"],
      "The kernel was restarted. Everything is saved. Run the cell again to go on.",
    ],
    [["starting", "idle"], "The kernel was restarted. Everything is saved. Run the cell again to go on."],
    [
      ["dead"],
      "The kernel does not run any more. Everything is saved. Start a kernel and run the cell again to go on.",
    ],
    [
      ["restarting", "autorestarting", "dead"],
      "The kernel does not run any more. Everything is saved. Start a kernel and run the cell again to go on.",
    ],
  ])("after %s", async (statuses, said) => {
    const { el, model, kernel } = await desk();
    for (const one of statuses) {
      if (one.endsWith("restarting")) model.trigger("comm_live_update");
      kernel.statusChanged.emit(one);
      await settled();
    }
    kernel.connectionStatusChanged.emit("connected"); // to the new kernel, which does not know the desk
    model.trigger("comm_live_update");
    await settled();
    expect(banner(el)).toBe(said);
    expect(buttons(el).filter((one) => !isDisabled(one))).toEqual([]);
  });
  it.each([
    ["closed by Python", "This desk was closed. Everything is saved. Run the cell again to go on."],
    [
      "another kernel",
      "The kernel does not run any more. Everything is saved. Start a kernel and run the cell again to go on.",
    ],
    [
      "a host that does not say",
      "This desk has lost its kernel. Everything is saved. Run the cell again to go on.",
    ],
  ])("%s", async (what, said) => {
    const { el, model, kernel } = await desk();
    if (what === "closed by Python") model.trigger("comm:close");
    else if (what === "another kernel") kernel.disposed.emit();
    else {
      model.comm_live = false;
      model.trigger("comm_live_update");
    }
    await settled();
    expect(banner(el)).toBe(said);
    expect(buttons(el).every(isDisabled)).toBe(true);
  });
  it("a page that opens without a kernel", async () => {
    const model = new SilentModel();
    model.widget_manager = { kernel: null };
    const { el } = open(model, status({ busy: null, store: "labels.db" }));
    await settled();
    expect(banner(el)).toBe(
      "No kernel is there for this desk. Everything is saved. Start a kernel and run the cell again to go on.",
    );
    expect(find(el, "empty")?.textContent).toBe("No example while no kernel answers.");
    expect(model.sent).toEqual([]);
  });
  it.each([
    [
      "dead",
      "The kernel does not run any more. The labels were kept in memory only and went with the kernel. Start a kernel and run the cell again to start anew; pass store= to keep them.",
    ],
    [
      null,
      "This desk has lost its kernel. The labels were kept in memory only and are lost if the kernel ended. Run the cell again to start anew; pass store= to keep them.",
    ],
  ])("with the labels in memory only: %s", async (said, words) => {
    const { el, model, kernel } = await desk({ store: null });
    if (said === null) {
      model.comm_live = false;
      model.trigger("comm_live_update");
    } else kernel.statusChanged.emit(said);
    await settled();
    expect(banner(el)).toBe(words);
  });
  it.each([
    [
      1,
      "The kernel crashed and is started again by itself. 1 decision is not saved yet; this tab keeps it. Run the cell again: it will be delivered.",
    ],
    [
      2,
      "The kernel crashed and is started again by itself. 2 decisions are not saved yet; this tab keeps them. Run the cell again: they will be delivered.",
    ],
  ])("with %s decisions on their way, and they are delivered", async (n, said) => {
    const { el, model, kernel } = await desk({}, new SilentModel());
    model.kernel({ kind: "batch", rev: 1, version: 0, append: false, cards: cards(0, 5) });
    await settled();
    for (let i = 0; i < n; i += 1) press(el, "1");
    kernel.statusChanged.emit("autorestarting");
    await settled();
    expect(banner(el)).toBe(said);
    press(el, "1");
    find(el, "choice")!.click();
    await settled();
    expect(find(el, "saved")?.dataset.pending).toBe(String(n));
    expect(onScreen(el)).toBe(`k${n}`);
    closeAll();
    const next = new AnsweringModel();
    open(next, status({ busy: null }));
    await settled();
    expect(next.reference.applied.map(({ key }) => key)).toEqual(["k0", "k1"].slice(0, n));
  });
});

describe("a network that is gone", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  async function online() {
    const kernel = new LabKernel();
    const model = new SilentModel();
    model.widget_manager = { kernel };
    const { el } = open(model, status({ busy: null, store: "labels.db" }));
    model.kernel({ kind: "batch", rev: 1, version: 0, append: false, cards: cards(0, 5) });
    await wait(50);
    return { el, model, kernel };
  }
  it("is shown after a while, and the desk goes on when it is back", async () => {
    const { el, model, kernel } = await online();
    kernel.connectionStatusChanged.emit("connecting");
    await wait(1_000);
    press(el, "1");
    await wait(50);
    expect(banner(el)).toBeUndefined();
    expect(onScreen(el)).toBe("k1");
    await wait(2_000);
    expect(banner(el)).toBe(
      "The connection to the kernel is lost. 1 decision is not saved yet; this tab keeps it. The desk goes on by itself when it is back; if not, run the cell again.",
    );
    expect(buttons(el).every(isDisabled)).toBe(true);
    press(el, "1");
    expect(onScreen(el)).toBe("k1");
    kernel.connectionStatusChanged.emit("connected");
    await wait(50);
    expect(banner(el)).toBeUndefined();
    expect(buttons(el).some(isDisabled)).toBe(false);
    expect(model.ofKind("events").at(-1)!.events).toMatchObject([{ key: "k0" }]);
  });
  it("for a moment is not worth a word", async () => {
    const { el, kernel } = await online();
    kernel.connectionStatusChanged.emit("connecting");
    await wait(1_900);
    kernel.connectionStatusChanged.emit("connected");
    await wait(5_000);
    expect(banner(el)).toBeUndefined();
  });
  it("for good says that nothing else is lost", async () => {
    const { el, kernel } = await online();
    kernel.connectionStatusChanged.emit("disconnected");
    await wait(50);
    expect(banner(el)).toContain("The connection to the kernel is lost. Everything is saved.");
  });
});

describe("a kernel that is gone", () => {
  it("gets no message any more, and an answer shows that it is there after all", async () => {
    const { el, model, kernel } = await desk({}, new SilentModel());
    kernel.statusChanged.emit("dead");
    const sent = model.sent.length;
    await settled();
    expect(model.sent).toHaveLength(sent);
    model.kernel(ack("k-other", 0, { labels: 9 }));
    await settled();
    expect(banner(el)).toBeUndefined();
    expect(model.sent.length).toBeGreaterThan(sent);
  });
  it("leaves the keys to the desk, although the button that had the focus is disabled", async () => {
    const { el, kernel } = await desk();
    find(el, "skip")!.focus();
    expect(el.shadowRoot!.activeElement).toBe(find(el, "skip"));
    kernel.statusChanged.emit("dead");
    await settled();
    expect(document.activeElement).toBe(el);
    expect(el.shadowRoot!.activeElement).toBeNull();
  });
  it("opens no form, but the help", async () => {
    const { el, kernel } = await desk();
    kernel.statusChanged.emit("dead");
    for (const key of ["+", "F2", "n"]) press(el, key);
    await settled();
    expect(all(el, "class-name")).toEqual([]);
    expect(all(el, "classes")).toEqual([]);
    press(el, "?");
    await settled();
    expect(el.shadowRoot!.querySelector(".help")).not.toBeNull();
  });
  it("says nothing more to a desk that is closed", async () => {
    const { kernel } = await desk();
    closeAll();
    expect(
      [kernel.statusChanged, kernel.connectionStatusChanged, kernel.disposed].map((one) => one.slots.size),
    ).toEqual([0, 0, 0]);
  });
});
