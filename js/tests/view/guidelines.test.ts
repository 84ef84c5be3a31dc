// @vitest-environment happy-dom
/** What belongs to each class: seen on the desk, written there, and kept until the kernel has it. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AnsweringModel, ack } from "../fakes";
import { status } from "../wire";
import { all, clearPage, closeAll, find, open, press, settled } from "./page";

beforeEach(clearPage);
afterEach(closeAll);

const guided = (rev: number, text?: string) =>
  status({
    rev,
    busy: null,
    classes: [
      { name: "Liens", key: null, ...(text === undefined ? {} : { guideline: text }) },
      { name: "Taxes", key: null },
    ],
  });
const button = (el: HTMLElement, name: string) =>
  all(el, "choice").find((one) => one.getAttribute("data-value") === name)!;

async function write(el: HTMLElement, name: string, text: string) {
  press(el, "F2");
  await settled();
  const line = all(el, "edit-guideline").find((one) => one.getAttribute("data-value") === name)!;
  line.click();
  await settled();
  const input = find(el, "guideline-input") as HTMLTextAreaElement;
  input.value = text;
  input.dispatchEvent(
    new KeyboardEvent("keydown", { key: "Enter", bubbles: true, composed: true, cancelable: true }),
  );
  await settled();
}

describe("the guidelines", () => {
  it("stand under the classes and on their buttons, and nowhere without one", async () => {
    const { el } = open(new AnsweringModel(), guided(1, "Security interests."));
    await settled();
    expect(button(el, "Liens").title).toBe("Liens: Security interests.");
    expect(button(el, "Taxes").title).toBe("Taxes");
    const terms = [...find(el, "guidelines")!.querySelectorAll("dl > div")].map((one) => one.textContent);
    expect(terms).toEqual(["LiensSecurity interests."]);
  });
  it("are not there before somebody wrote one", async () => {
    const { el } = open(new AnsweringModel(), guided(1));
    await settled();
    expect(find(el, "guidelines")).toBeNull();
  });
  it("are sent when they are written, show at once, and the kernel's word replaces them", async () => {
    const model = new AnsweringModel();
    const { el } = open(model, guided(1));
    await settled();
    await write(el, "Liens", "  Also floating ones.  ");
    const [{ client, events }] = model.ofKind("events") as never as [{ client: string; events: unknown[] }];
    expect(events).toEqual([
      { seq: 1, do: "guideline", key: null, value: { class: "Liens", text: "Also floating ones." }, ms: 0 },
    ]);
    expect(button(el, "Liens").title).toBe("Liens: Also floating ones.");
    model.kernel(ack(client, 1, { labels: 0, left: 90 }));
    model.setStatus(guided(2, "Also floating ones, says another page."));
    await settled();
    expect(button(el, "Liens").title).toBe("Liens: Also floating ones, says another page.");
  });
  it("are taken back where the kernel refuses one", async () => {
    const model = new AnsweringModel();
    const { el } = open(model, guided(1, "Security interests."));
    await settled();
    await write(el, "Liens", "");
    expect(button(el, "Liens").title).toBe("Liens");
    const [{ client }] = model.ofKind("events") as never as [{ client: string }];
    model.kernel(ack(client, 1, { refused: [{ seq: 1, why: "No." }], labels: 0, left: 90 } as never));
    await settled();
    expect(button(el, "Liens").title).toBe("Liens: Security interests.");
  });
  it("follow a class that is renamed, before the kernel has heard of it", async () => {
    const { el, store } = open(new AnsweringModel(), guided(1, "Security interests.")) as never as {
      el: HTMLElement;
      store: { renameClass(from: string, to: string): boolean };
    };
    await settled();
    press(el, "F2");
    await settled();
    if (store !== undefined) store.renameClass("Liens", "Charges");
    else {
      all(el, "class")[0]!.click();
      await settled();
      (find(el, "new-name") as HTMLInputElement).value = "Charges";
      (find(el, "new-name") as HTMLInputElement).form!.dispatchEvent(
        new Event("submit", { bubbles: true, cancelable: true }),
      );
    }
    await settled();
    expect(button(el, "Charges").title).toBe("Charges: Security interests.");
  });
});
