/**
 * The entry anywidget loads, once per model. It wires the model, the store and the views.
 * All views of a model share one store. It lives in a closure, not in a map by model, because initialize and render are
 * given different model objects.
 */

import type { AnyModel } from "@anywidget/types";
import { Store } from "./store/store";
import { watchKernel } from "./view/kernel-watch";
import { mount } from "./view/mount";
import { keepSummary } from "./view/saved-summary";
import { isDark, watchTheme } from "./view/theme";

/** A log is kept for years: no two of all the pages that ever wrote to it may have one name. */
const CLIENT_BYTES = 12;

/** Fresh for every model: a duplicated tab copies its storage, and two tabs must not number under one name. */
function freshClient(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(CLIENT_BYTES));
  return `c-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

const noStorage = { getItem: () => null, setItem: () => {}, removeItem: () => {} };
function tabStorage() {
  try {
    return window.sessionStorage;
  } catch {
    return noStorage;
  }
}

function connect(model: AnyModel): { store: Store; close: () => void } {
  const store = new Store({
    client: freshClient(),
    send: (message) => model.send(message),
    storage: tabStorage(),
    now: () => performance.now(),
    setTimer: (action, ms) => {
      const timer = setTimeout(action, ms);
      return () => clearTimeout(timer);
    },
    keepSummary: (desk, html) => keepSummary(model.widget_manager, desk, html),
    dark: isDark,
  });
  const onMessage = (message: unknown, buffers?: readonly ArrayBufferView[]) =>
    store.receive(message, buffers);
  const onStatus = () => store.receiveStatus(model.get("status"));
  const onCharts = () => store.receiveCharts(model.get("charts"));
  const onLive = () => {
    // Not every host says which way the connection changed.
    const live = (model as unknown as { comm_live?: boolean }).comm_live;
    if (typeof live !== "boolean") store.connectionChanged();
    else if (live) store.kernelBack();
    else store.kernelGone("unknown");
  };
  const onClosed = () => store.kernelGone("closed");
  const onUnload = (event: BeforeUnloadEvent) => {
    if (store.undelivered > 0) event.preventDefault();
  };
  model.on("msg:custom", onMessage);
  model.on("change:status", onStatus);
  model.on("change:charts", onCharts);
  model.on("comm_live_update", onLive);
  model.on("comm:close", onClosed);
  window.addEventListener("beforeunload", onUnload);
  const unwatchTheme = watchTheme((dark) => store.themeChanged(dark));
  onStatus();
  onCharts();
  const unwatchKernel = watchKernel(model.widget_manager, {
    gone: (why) => store.kernelGone(why),
    back: () => store.kernelBack(),
  });
  store.start();
  let closed = false;
  return {
    store,
    close: () => {
      if (closed) return;
      closed = true;
      model.off("msg:custom", onMessage);
      model.off("change:status", onStatus);
      model.off("change:charts", onCharts);
      model.off("comm_live_update", onLive);
      model.off("comm:close", onClosed);
      unwatchKernel();
      window.removeEventListener("beforeunload", onUnload);
      unwatchTheme();
      store.close();
    },
  };
}

export default () => {
  let connected: ReturnType<typeof connect> | null = null;
  const open = (model: AnyModel) => {
    connected ??= connect(model);
    return connected;
  };
  return {
    initialize({ model, signal }: { model: AnyModel; signal?: AbortSignal }) {
      const { close } = open(model);
      signal?.addEventListener("abort", close);
      return close;
    },
    render({ model, el, signal }: { model: AnyModel; el: HTMLElement; signal?: AbortSignal }) {
      const unmount = mount(el, open(model).store);
      signal?.addEventListener("abort", unmount);
      return unmount;
    },
  };
};
