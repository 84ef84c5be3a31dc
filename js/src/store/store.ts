/**
 * The one place where messages of the kernel and actions of the person meet. It knows neither page nor kernel: both are
 * handed in, and whoever shows the state reads its signals.
 */

import { batch } from "@preact/signals-core";
import {
  type Ack,
  type Answer,
  askCounts,
  askLibrary,
  askPopulation,
  type BrowserMessage,
  type Decision,
  hello,
  isGuideline,
  isRenaming,
  type LibraryName,
  measure,
  parseCharts,
  parseFromKernel,
  parseStatus,
  type Renaming,
  recall,
  restore,
  theme,
} from "../protocol";
import { type Absence, isFinal, told } from "./absence";
import { answerNow, type ClassChange } from "./class-names";
import { Delivery, type Inherited } from "./delivery";
import type { Environment } from "./environment";
import { Handshake } from "./handshake";
import { History, type HistoryEntry, type RenamingEntry } from "./history";
import { HistoryLoader } from "./history-loader";
import { LabelingRate } from "./labeling-rate";
import { LibraryRequest } from "./library-request";
import { Queue, type Shown } from "./queue";
import { NO_CLASSES, type ReadonlyState, State } from "./state";

const MAX_REVIEWED = 50;
const MAX_RECENT_LABELS = 4;
const MAX_REFUSALS_SHOWN = 3;

export class Store {
  readonly #state = new State();
  readonly #environment: Environment;
  readonly #queue = new Queue();
  readonly #history = new History();
  readonly #loader: HistoryLoader;
  readonly #rate: LabelingRate;
  readonly #delivery: Delivery;
  readonly #handshake: Handshake;
  readonly #libraries: Record<LibraryName, LibraryRequest>;
  #shownSince = 0;
  #refusalCount = 0;

  constructor(environment: Environment) {
    this.#environment = environment;
    const { client } = environment;
    const send = (message: BrowserMessage) => this.#send(message);
    const state = this.#state;
    this.#delivery = new Delivery(client, environment.storage, environment, send);
    this.#loader = new HistoryLoader(this.#history, environment, (before, count) =>
      send(recall(client, before, count)),
    );
    this.#rate = new LabelingRate(environment, (perMinute) => {
      state.labelsPerMinute.value = perMinute;
    });
    const library = (name: LibraryName) =>
      new LibraryRequest(environment, () => send(askLibrary(client, name)));
    this.#libraries = { charts: library("charts"), markup: library("markup") };
    this.#handshake = new Handshake(environment, {
      sendHello: () => send(hello(client, environment.dark())),
      isNeeded: () =>
        !isFinal(state.absence.peek()) &&
        (!state.connected.peek() || (this.#queue.shown === null && state.status.peek()?.phase !== "done")),
      silenceChanged: (silent) => {
        state.kernelSilent.value = silent;
      },
    });
  }

  /** What the view shows. */
  get state(): ReadonlyState {
    return this.#state;
  }

  /** Decisions that would be lost if the tab closed now. */
  get undelivered(): number {
    return this.#delivery.undelivered;
  }

  start(): void {
    this.#handshake.start();
  }

  close(): void {
    this.#handshake.close();
    this.#delivery.close();
    this.#rate.close();
    this.#loader.close();
    for (const one of Object.values(this.#libraries)) one.close();
  }

  // The kernel and the page report.

  receiveStatus(value: unknown): void {
    const state = this.#state;
    const before = state.status.peek();
    const status = parseStatus(value);
    if (status === null || (before !== null && status.rev < before.rev)) return;
    const restored = before?.notice?.action === "restore" && status.notice?.action !== "restore";
    batch(() => {
      state.status.value = status;
      state.restoring.value = false;
      // This status shows what was acknowledged before it.
      if (state.pendingChanges.peek().some((one) => one.acknowledged)) {
        state.pendingChanges.value = state.pendingChanges.peek().filter((one) => !one.acknowledged);
      }
      this.#apply(this.#delivery.openDesk(status.desk));
      // The first status was stored with the widget: it does not show that a kernel is there.
      if (before !== null) this.#kernelAnswered();
    });
    // What was renamed in code or on another page can be undone here as well, and in its order.
    if (before !== null && JSON.stringify(before.renamed) !== JSON.stringify(status.renamed)) {
      this.#loader.loadNewestSoon();
    }
    if (restored) this.#delivery.resendAll();
    this.#handshake.startIfNeeded();
  }

  receiveCharts(value: unknown): void {
    const { charts } = this.#state;
    const found = parseCharts(value);
    if (found !== null && found.rev >= (charts.peek()?.rev ?? 0)) charts.value = found;
  }

  receive(value: unknown, buffers: readonly ArrayBufferView[] = []): void {
    const message = parseFromKernel(value);
    if (message === null) return;
    batch(() => {
      this.#kernelAnswered();
      if (message.kind === "ack") this.#acknowledge(message);
      else if (message.kind === "batch") {
        if (this.#queue.merge(message)) this.#showQueue();
      } else if (message.kind === "displayed") this.#state.displayedAt.value = this.#environment.now();
      else if (message.kind === "summary") {
        const desk = this.#state.status.peek()?.desk;
        if (desk !== undefined) this.#environment.keepSummary(desk, message.html);
      } else if (message.client !== this.#environment.client) return;
      else if (message.kind === "population") this.#state.population.value = message;
      else if (message.kind === "counts") this.#state.counted.value = message.counts;
      else if (message.kind === "library") this.#receiveLibrary(message.name, buffers[0]);
      else {
        this.#loader.answered();
        this.#history.merge(
          message,
          (item) =>
            item.do === "rename"
              ? this.#delivery.isUndoing(item.value)
              : this.#delivery.pendingOn(item.card.key)?.do === "undo",
          (answer) => answerNow(answer, this.#state.former.peek()),
        );
        this.#showHistory();
      }
    });
    this.#handshake.startIfNeeded();
  }

  /** No kernel answers any more. */
  kernelGone(why: Absence): void {
    const { absence, restoring } = this.#state;
    const now = told(absence.peek(), why);
    if (now === absence.peek()) return;
    absence.value = now;
    restoring.value = false;
    this.#handshake.startIfNeeded();
  }

  /** The host says that the kernel is there: true of the network, but a new kernel does not know this desk. */
  kernelBack(): void {
    const { absence } = this.#state;
    if (absence.peek() === null || isFinal(absence.peek())) return;
    this.#goOn();
  }

  /** The connection changed, but the host does not say how: only an answer shows that it is back. */
  connectionChanged(): void {
    if (this.#state.connected.peek()) this.kernelGone("unknown");
    else if (!isFinal(this.#state.absence.peek())) this.#handshake.start();
  }

  #goOn(): void {
    this.#state.absence.value = null;
    this.#handshake.start();
    this.#delivery.resendAll();
  }

  themeChanged(dark: boolean): void {
    this.#send(theme(dark));
  }

  // The person acts. Each method returns whether it did anything.

  label(value: Answer): boolean {
    const card = this.#decidable()?.card;
    if (card === undefined) return false;
    this.#decide({ do: "label", key: card.key, value, ms: this.#msOnScreen() }, () => {
      this.#queue.markDecided(card.key);
      this.#history.push({ do: "label", value, card });
      this.#showNext();
    });
    return true;
  }

  skip(): boolean {
    const shown = this.#decidable();
    if (shown === null) return false;
    const { card, origin } = shown;
    if (origin === "review") {
      batch(() => {
        this.#queue.next();
        this.#showQueue();
      });
      return true;
    }
    this.#decide({ do: "skip", key: card.key, value: null, ms: this.#msOnScreen() }, () => {
      this.#queue.markSkipped(card.key);
      this.#history.push({ do: "skip", value: null, card });
      this.#showNext();
    });
    return true;
  }

  undo(): boolean {
    if (!this.#state.connected.peek()) return false;
    const entry = this.#history.pop();
    if (entry === undefined) {
      this.#loadIfShort();
      return false;
    }
    if (entry.do === "rename") {
      this.#undoRenaming(entry);
      return true;
    }
    const { card } = entry;
    this.#decide({ do: "undo", key: card.key, value: null, ms: this.#msOnScreen() }, () => {
      this.#queue.reopen(card.key);
      // Undoing a changed label restores the earlier one.
      const earlier = this.#history.answerOf(card.key);
      if (earlier !== null) this.#queue.markDecided(card.key);
      // With multilabel most of the undone classes were right: they are selected again, to be corrected.
      const preselected = this.#state.multilabel.peek() ? entry.value : null;
      this.#queue.show(card, earlier === null ? "undo" : "review", earlier ?? preselected);
      this.#rate.removeLast();
      this.#showQueue();
      this.#showHistory();
    });
    this.#loadIfShort();
    return true;
  }

  /** Writes a remark on the card on screen; an empty one removes it. */
  note(text: string): boolean {
    const card = this.#decidable()?.card;
    if (card === undefined) return false;
    const value = text.trim();
    if (value === this.#state.note.peek()) return true;
    this.#decide({ do: "note", key: card.key, value, ms: 0 }, () => this.#setNote(card.key, value));
    return true;
  }

  /** Returns what is wrong with the name, or null when the class was added. */
  addClass(text: string): string | null {
    const state = this.#state;
    const name = text.trim().replace(/\s+/g, " ");
    if (!state.connected.peek()) return "The kernel stopped: classes can be added once it runs again.";
    if (name === "") return "Type a name first.";
    const same = state.classes.peek().find((c) => c.name.toLowerCase() === name.toLowerCase());
    if (same !== undefined) return `There is already a class “${same.name}”.`;
    this.#decide({ do: "class", key: null, value: name, ms: 0 }, (seq) => {
      this.#change(this.#environment.client, seq, { do: "class", name });
    });
    return null;
  }

  /** Gives a class another name, or merges it into the class that has this name. Its labels follow. */
  renameClass(from: string, to: string): boolean {
    const state = this.#state;
    const classes = state.classes.peek();
    const place = classes.findIndex((c) => c.name === from);
    if (!state.connected.peek() || place < 0 || from === to) return false;
    const merged = classes.some((c) => c.name === to);
    this.#decide({ do: "rename", key: null, value: { from, to }, ms: 0 }, (seq) => {
      this.#change(this.#environment.client, seq, { do: "rename", from, to });
      this.#history.push({ do: "rename", value: { from, to, merged }, card: null, place });
      this.#showHistory();
    });
    return true;
  }

  /** Says what belongs to a class; an empty text takes that away. */
  guide(name: string, text: string): boolean {
    const state = this.#state;
    const value = { class: name, text: text.trim() };
    const before = state.classes.peek().find((c) => c.name === name);
    if (!state.connected.peek() || before === undefined) return false;
    if (value.text === (before.guideline ?? "")) return true;
    this.#decide({ do: "guideline", key: null, value, ms: 0 }, (seq) => {
      this.#change(this.#environment.client, seq, { do: "guideline", ...value });
    });
    return true;
  }

  #undoRenaming({ value: { from, to, merged }, place }: RenamingEntry): void {
    this.#decide({ do: "undo", key: null, value: { from, to }, ms: 0 }, (seq) => {
      this.#change(this.#environment.client, seq, { do: "undo", from, to, merged, place });
      this.#showHistory();
    });
    this.#loadIfShort();
  }

  /** Shows a change of the classes, until a status does. */
  #change(client: string, seq: number, change: ClassChange): void {
    const { pendingChanges } = this.#state;
    pendingChanges.value = [...pendingChanges.peek(), { client, seq, change, acknowledged: false }];
  }

  /**
   * The path of every decision, from the outbox to the wire. The card changes before the message leaves, and nothing
   * is awaited: what gets lost on the way is sent again by the delivery.
   */
  #decide(decision: Omit<Decision, "seq">, show: (seq: number) => void): void {
    const message = this.#delivery.enqueue(decision); // the outbox numbers it and keeps it until it is acknowledged
    this.#delivery.persist(); // pending storage: it survives a reload of the page
    batch(() => {
      show(message.events[0]!.seq); // the next card is on screen
      this.#state.pending.value = this.#delivery.pending;
    });
    this.#delivery.send(message); // and only now it leaves the page
    this.#handshake.startIfNeeded();
  }

  /** Asks how many labels each class has. */
  askCounts(): void {
    if (!this.#state.connected.peek()) return;
    this.#state.counted.value = null;
    this.#send(askCounts(this.#environment.client));
  }

  /** Asks for the shares of the classes in the pool. */
  askPopulation(): void {
    if (!this.#state.connected.peek()) return;
    this.#state.population.value = null;
    this.#send(askPopulation(this.#environment.client));
  }

  /** Asks for a library, gzipped; rejects if it does not come. */
  requestLibrary(name: LibraryName): Promise<Uint8Array> {
    return this.#libraries[name].request();
  }

  #receiveLibrary(name: LibraryName, script: ArrayBufferView | undefined): void {
    if (script === undefined) return;
    const bytes = new Uint8Array(script.buffer, script.byteOffset, script.byteLength);
    this.#libraries[name].answered(bytes);
  }

  /** Asks for n random audit examples next; 0 goes back to the strategy. */
  measure(n: number): void {
    if (this.#state.connected.peek()) this.#send(measure(this.#environment.client, n));
  }

  /** Asks the kernel to write a lost store anew; its next status is the answer. */
  restoreStore(): void {
    const { connected, restoring } = this.#state;
    if (!connected.peek() || restoring.peek()) return;
    restoring.value = this.#send(restore(this.#environment.client));
  }

  // The person looks back, or prepares an answer. Nothing is sent.

  /** With multilabel: selects a class for the card on screen, or deselects it. */
  toggle(name: string): boolean {
    if (this.#decidable() === null) return false;
    const selection = new Set(this.#state.selected.peek());
    if (!selection.delete(name)) selection.add(name);
    this.#state.selection.value = selection;
    return true;
  }

  /** With multilabel: labels the card on screen with the selected classes; none is an answer, too. */
  labelSelected(): boolean {
    const selected = this.#state.selected.peek();
    const names = this.#state.classes.peek().map((c) => c.name);
    return this.label(names.filter((name) => selected.has(name)));
  }

  /** Shows a decided card again, with its answer. */
  review(entry: HistoryEntry): boolean {
    if (!this.#state.connected.peek()) return false;
    batch(() => {
      this.#queue.show(entry.card, "review", entry.value);
      this.#showQueue();
    });
    return true;
  }

  /** The latest decisions, newest first, one an example. */
  latestDecisions(): HistoryEntry[] {
    return this.#history.newest(MAX_REVIEWED, () => true);
  }

  dismissRefusal(id: number): void {
    const { refusals } = this.#state;
    refusals.value = refusals.peek().filter((refusal) => refusal.id !== id);
  }

  // Inside: what the signals say.

  #decidable(): Shown | null {
    return this.#state.connected.peek() ? this.#state.card.peek() : null;
  }

  #msOnScreen(): number {
    if (this.#state.shown.peek() === null) return 0;
    return Math.max(0, Math.round(this.#environment.now() - this.#shownSince));
  }

  #showNext(): void {
    this.#queue.next();
    this.#showQueue();
    this.#rate.add();
    this.#showHistory();
  }

  #showQueue(): void {
    const state = this.#state;
    const { shown } = this.#queue;
    if (shown === state.shown.peek()) return;
    state.shown.value = shown;
    state.selection.value =
      shown === null || shown.value === null ? NO_CLASSES : new Set([shown.value].flat());
    this.#shownSince = this.#environment.now();
    if (shown !== null) state.everShown.value = true;
  }

  #showHistory(): void {
    const state = this.#state;
    state.recentLabels.value = this.#history.newest(MAX_RECENT_LABELS, (entry) => entry.do === "label");
    state.historyRevision.value = state.historyRevision.peek() + 1;
    state.canUndo.value = this.#history.entries.length > 0;
  }

  // Inside: what the kernel answered.

  #acknowledge(ack: Ack): void {
    const state = this.#state;
    const hadInherited = this.#delivery.hasInherited;
    const acknowledged = this.#delivery.acknowledge(ack);
    this.#acknowledgeChanges(ack);
    for (const { seq, why } of ack.refused) {
      const decision = acknowledged.find((d) => d.seq === seq);
      if (decision !== undefined) this.#refuse(decision, why);
    }
    // A newer decision of this page outweighs what the kernel knew when it answered.
    const isSettled = (key: string) => this.#delivery.pendingOn(key) === undefined;
    for (const key of ack.done) if (isSettled(key)) this.#queue.markDecided(key);
    for (const key of ack.open) if (isSettled(key)) this.#queue.reopen(key);
    state.totals.value = { labels: ack.labels, left: ack.left };
    state.pending.value = this.#delivery.pending;
    this.#showQueue();
    const fromElsewhere = ack.client !== this.#environment.client && ack.done.length > 0;
    // The kernel's newest decisions hold those of an earlier page only once all of them are delivered.
    if (hadInherited && !this.#delivery.hasInherited) this.#loader.loadNewest();
    // What was decided in code or on another page can be reviewed and undone here as well.
    else if (fromElsewhere && !hadInherited) this.#loader.loadNewestSoon();
    else this.#loadIfShort();
  }

  #refuse(decision: Decision, why: string): void {
    const { refusals } = this.#state;
    this.#refusalCount += 1;
    const refusal = { id: this.#refusalCount, text: `Not taken: ${why}` };
    refusals.value = [...refusals.peek(), refusal].slice(-MAX_REFUSALS_SHOWN);
    if (decision.do === "note") this.#setNote(decision.key, null);
    else if (decision.do === "rename" && isRenaming(decision.value)) {
      this.#history.removeRenaming(decision.value);
      this.#showHistory();
    } else if (decision.do !== "undo" && decision.key !== null) {
      this.#history.remove(decision.key);
      if (this.#history.answerOf(decision.key) === null) this.#queue.reopen(decision.key);
      this.#showHistory();
    }
  }

  /** With null, the note that the card came with shows again. */
  #setNote(key: string | null, text: string | null): void {
    if (key === null) return;
    const notes = new Map(this.#state.notes.peek());
    if (text === null) notes.delete(key);
    else notes.set(key, text);
    this.#state.notes.value = notes;
  }

  /** What was refused goes at once; what was taken stays until a status shows it. */
  #acknowledgeChanges({ client, upto, refused }: Ack): void {
    const { pendingChanges } = this.#state;
    if (!pendingChanges.peek().some((one) => one.client === client && one.seq <= upto)) return;
    const isRefused = (seq: number) => refused.some((one) => one.seq === seq);
    pendingChanges.value = pendingChanges
      .peek()
      .filter((one) => one.client !== client || !isRefused(one.seq))
      .map((one) => (one.client === client && one.seq <= upto ? { ...one, acknowledged: true } : one));
  }

  /** Decisions an earlier page left behind count as made: their examples are not shown again. */
  #apply(inherited: readonly Inherited[]): void {
    const { pending } = this.#state;
    for (const { client, seq, do: type, key, value } of inherited) {
      if (type === "class" && typeof value === "string") this.#change(client, seq, { do: type, name: value });
      if (type === "rename" && isRenaming(value)) this.#change(client, seq, { do: type, ...value });
      if (type === "guideline" && isGuideline(value)) this.#change(client, seq, { do: type, ...value });
      if (type === "undo" && isRenaming(value)) this.#forgetRenaming(value);
      if (key === null) continue;
      if (type === "note" && typeof value === "string") this.#setNote(key, value);
      else if (type === "label") this.#queue.markDecided(key);
      else if (type === "skip") this.#queue.markSkipped(key);
      else if (type === "undo") this.#queue.reopen(key);
    }
    pending.value = this.#delivery.pending;
  }

  /** An earlier page took back a renaming that is on its way, too; of any other, the kernel knows what becomes of it. */
  #forgetRenaming({ from, to }: Renaming): void {
    const { pendingChanges } = this.#state;
    const last = pendingChanges
      .peek()
      .findLast(({ change }) => change.do === "rename" && change.from === from && change.to === to);
    pendingChanges.value = pendingChanges.peek().filter((one) => one !== last);
  }

  #loadIfShort(): void {
    if (!this.#delivery.hasInherited) this.#loader.loadIfShort();
  }

  /** Any message proves that a kernel is there. */
  #kernelAnswered(): void {
    this.#handshake.answered();
    if (!this.#state.connected.peek()) this.#goOn();
  }

  /** Returns whether the message left the page. */
  #send(message: BrowserMessage): boolean {
    if (isFinal(this.#state.absence.peek())) return false;
    try {
      this.#environment.send(message);
      return true;
    } catch {
      this.kernelGone("unknown");
      return false;
    }
  }
}
