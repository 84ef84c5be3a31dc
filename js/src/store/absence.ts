/** Why no kernel answers the desk, and whether it may come back by itself. */

/**
 * crashed: it ended by itself, and the server starts it again. restarted: somebody restarted it. stopped: it was shut down,
 * or does not start again. closed: Python closed the desk. missing: there was none when the page opened. offline: the
 * network is gone. unknown: the host does not say.
 */
export type Absence = "crashed" | "restarted" | "stopped" | "closed" | "missing" | "offline" | "unknown";

/** A new kernel does not know this desk: nothing that is sent arrives, and only running the cell again helps. */
const FINAL: ReadonlySet<Absence> = new Set(["crashed", "restarted", "stopped", "closed", "missing"]);

export const isFinal = (absence: Absence | null): boolean => absence !== null && FINAL.has(absence);

/** What is known once more was heard: what happened first stays, unless it says less. */
export function told(before: Absence | null, now: Absence): Absence {
  if (!isFinal(before)) return now === "unknown" && before !== null ? before : now;
  // JupyterLab calls a crash a restart first. A kernel that comes back and is then shut down does not run.
  if (now === "stopped" || (before === "restarted" && now === "crashed")) return now;
  return before!;
}
