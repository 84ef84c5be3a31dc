import { type Absence, isFinal } from "../store/absence";
import type { Store } from "../store/store";
import { plural } from "./format";

/** What happened, and what to do. */
const SAID: Record<Absence, { happened: string; next: string }> = {
  crashed: { happened: "The kernel crashed and is started again by itself.", next: "Run the cell again" },
  restarted: { happened: "The kernel was restarted.", next: "Run the cell again" },
  stopped: { happened: "The kernel does not run any more.", next: "Start a kernel and run the cell again" },
  closed: { happened: "This desk was closed.", next: "Run the cell again" },
  missing: { happened: "No kernel is there for this desk.", next: "Start a kernel and run the cell again" },
  offline: { happened: "The connection to the kernel is lost.", next: "" },
  unknown: { happened: "This desk has lost its kernel.", next: "Run the cell again" },
};

function sentences(absence: Absence, pending: number, inMemory: boolean): string {
  const { happened, next } = SAID[absence];
  const [are, them, they] = pending === 1 ? ["is", "it", "it"] : ["are", "them", "they"];
  const waiting = `${plural(pending, "decision")} ${are} not saved yet; this tab keeps ${them}.`;
  if (absence === "offline") {
    const safe = inMemory ? "Nothing is lost." : "Everything is saved.";
    return `${happened} ${pending === 0 ? safe : waiting} The desk goes on by itself when it is back; if not, run the cell again.`;
  }
  // What Python closed, it can still read.
  if (inMemory && absence !== "closed") {
    const lost = isFinal(absence) ? "went with the kernel" : "are lost if the kernel ended";
    return `${happened} The labels were kept in memory only and ${lost}. ${next} to start anew; pass store= to keep them.`;
  }
  if (pending === 0) return `${happened} ${inMemory ? "" : "Everything is saved. "}${next} to go on.`;
  return `${happened} ${waiting} ${next}: ${they} will be delivered.`;
}

/** Why nothing can be done here. It lies over the head of the desk, so that nothing moves when it comes or goes. */
export function KernelBanner({ store }: { store: Store }) {
  const { absence, pending, status } = store.state;
  if (absence.value === null) return null;
  const inMemory = status.value?.store === null;
  return (
    <p class="banner" role="alert" data-al="kernel" data-why={absence.value}>
      {sentences(absence.value, pending.value, inMemory)}
    </p>
  );
}
