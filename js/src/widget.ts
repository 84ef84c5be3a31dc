/**
 * The entry anywidget loads, once per model: the closure holds the one store that all its views share.
 * initialize and render are given different model objects, so nothing may be keyed by the model.
 */

import type { AnyModel } from "@anywidget/types";
import { Store } from "./store";
import { isDark, watchTheme } from "./theme";
import { mount } from "./view/mount";

const GONE = new Set(["dead", "restarting", "autorestarting", "terminating"]);

interface LabKernel {
  statusChanged?: {
    connect(slot: (sender: unknown, status: string) => void): void;
    disconnect(slot: (sender: unknown, status: string) => void): void;
  };
}

/** Fresh for every model: a duplicated browser tab copies its storage, and must not count on with our numbers. */
function freshClient(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(4));
  return `c-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

const forbidden = { getItem: () => null, setItem: () => {}, removeItem: () => {} };
function tabStorage() {
  try {
    return window.sessionStorage;
  } catch {
    return forbidden;
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
    dark: isDark,
  });
  const onMessage = (message: unknown) => store.receive(message);
  const onStatus = () => store.receiveStatus(model.get("status"));
  const onLive = () => {
    // Not every host lets us see which way it went.
    const live = (model as unknown as { comm_live?: boolean }).comm_live;
    if (typeof live === "boolean") store.connection(live);
    else store.connectionChanged();
  };
  const onClosed = () => store.connection(false);
  const onKernel = (_: unknown, status: string) => {
    if (GONE.has(status)) store.connection(false);
  };
  const onUnload = (event: BeforeUnloadEvent) => {
    if (store.atRisk > 0) event.preventDefault();
  };
  const kernel = (model.widget_manager as unknown as { kernel?: LabKernel } | undefined)?.kernel;
  model.on("msg:custom", onMessage);
  model.on("change:status", onStatus);
  model.on("comm_live_update", onLive);
  model.on("comm:close", onClosed);
  kernel?.statusChanged?.connect?.(onKernel);
  window.addEventListener("beforeunload", onUnload);
  const unwatch = watchTheme((dark) => store.themeChanged(dark));
  onStatus();
  store.start();
  let closed = false;
  return {
    store,
    close: () => {
      if (closed) return;
      closed = true;
      model.off("msg:custom", onMessage);
      model.off("change:status", onStatus);
      model.off("comm_live_update", onLive);
      model.off("comm:close", onClosed);
      kernel?.statusChanged?.disconnect?.(onKernel);
      window.removeEventListener("beforeunload", onUnload);
      unwatch();
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
