/** What becomes of the kernel, as JupyterLab's kernel connection tells it. Other hosts tell less, or nothing. */

import type { Absence } from "../store/absence";

interface Signal<T> {
  connect(slot: (sender: unknown, value: T) => void): void;
  disconnect(slot: (sender: unknown, value: T) => void): void;
}

interface Kernel {
  statusChanged?: Signal<string>;
  connectionStatusChanged?: Signal<string>;
  disposed?: Signal<unknown>;
}

interface Listener {
  gone(why: Absence): void;
  back(): void;
}

/** "restarting" is the restart that this page asked for; of another page's, only the start is heard. */
const STATUS: Record<string, Absence> = {
  restarting: "restarted",
  starting: "restarted",
  autorestarting: "crashed",
  terminating: "stopped",
  dead: "stopped",
};

/** A network that comes back before that is not worth a word: what was decided meanwhile is sent again. */
const OFFLINE_AFTER_MS = 2_000;

/** Starts; returns a function that stops it. The manager is that of the widgets; it may be of any kind. */
export function watchKernel(manager: unknown, { gone, back }: Listener): () => void {
  if (typeof manager !== "object" || manager === null || !("kernel" in manager)) return () => {};
  const kernel = manager.kernel as Kernel | null | undefined;
  if (!kernel) {
    gone("missing");
    return () => {};
  }
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onStatus = (_: unknown, status: string) => {
    const why = STATUS[status];
    if (why !== undefined) gone(why);
  };
  const onConnection = (_: unknown, status: string) => {
    clearTimeout(timer);
    if (status === "connected") back();
    else if (status === "connecting") timer = setTimeout(() => gone("offline"), OFFLINE_AFTER_MS);
    else if (status === "disconnected") gone("offline");
  };
  // Another kernel was chosen for the notebook.
  const onDisposed = () => gone("stopped");
  kernel.statusChanged?.connect?.(onStatus);
  kernel.connectionStatusChanged?.connect?.(onConnection);
  kernel.disposed?.connect?.(onDisposed);
  return () => {
    clearTimeout(timer);
    kernel.statusChanged?.disconnect?.(onStatus);
    kernel.connectionStatusChanged?.disconnect?.(onConnection);
    kernel.disposed?.disconnect?.(onDisposed);
  };
}
