/** A page with desks, and the input events of a person. */

import factory from "../../src/widget";
import type { SilentModel } from "../fakes";
import { status } from "../wire";

let stops: (() => void)[] = [];

/** Opens a desk; the returned `view` opens another view of it. */
export function open(model: SilentModel, some: Record<string, unknown> | null = status()) {
  if (some !== null) model.traits.status = some;
  const widget = factory();
  // Like anywidget, which passes a new model object to each call.
  const proxy = () =>
    new Proxy(model, {
      get: (target, name) => {
        const value = Reflect.get(target, name);
        return typeof value === "function" ? value.bind(target) : value;
      },
    }) as never;
  stops.push(widget.initialize({ model: proxy() }));
  const view = () => {
    const el = document.createElement("div");
    document.body.append(el);
    stops.push(widget.render({ model: proxy(), el }));
    return el;
  };
  return { view, el: view() };
}

export function closeAll(): void {
  for (const stop of stops) stop();
  stops = [];
}

export function clearPage(): void {
  document.body.replaceChildren();
  sessionStorage.clear();
  localStorage.clear();
}

/** Waits until Preact has rendered, which happens before the next frame. */
export const settled = () => new Promise((done) => setTimeout(done, 20));

export const find = (el: HTMLElement, hook: string) =>
  el.shadowRoot!.querySelector<HTMLElement>(`[data-al="${hook}"]`);
export const all = (el: HTMLElement, hook: string) => [
  ...el.shadowRoot!.querySelectorAll<HTMLElement>(`[data-al="${hook}"]`),
];
export const onScreen = (el: HTMLElement) => find(el, "card")?.dataset.key;

export function press(el: HTMLElement, key: string, more: KeyboardEventInit = {}, on: HTMLElement = el) {
  const event = new KeyboardEvent("keydown", {
    key,
    bubbles: true,
    cancelable: true,
    composed: true,
    ...more,
  });
  on.dispatchEvent(event);
  return event;
}
