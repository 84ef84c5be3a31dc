import { beforeEach, describe, expect, it } from "vitest";
import type { BrowserMessage } from "../../src/protocol";
import { answerNow, topNow } from "../../src/store/class-names";
import { ack, type Bench, bench, Clock } from "../fakes";
import { card, cards, status } from "../wire";

const CLIENT = "c-00000001";
const batch = (rev: number, some = cards(0, 8), append = false) => ({
  kind: "batch",
  rev,
  version: 1,
  append,
  cards: some,
});
const past = (items: unknown[], more = false, client = CLIENT) => ({ kind: "past", client, more, items });
const old = (at: number, key: string, value: string | null = "Taxes") => ({
  at,
  do: value === null ? "skip" : "label",
  value,
  card: card(key),
});
const decisions = (sent: BrowserMessage[]) => sent.flatMap((m) => (m.kind === "events" ? m.events : []));
const ofKind = (sent: BrowserMessage[], kind: string) => sent.filter((m) => m.kind === kind);

let desk: Bench;
const on = () => desk.store.state.card.value?.card.key;

beforeEach(() => {
  desk = bench();
  desk.store.start();
  desk.store.receiveStatus(status());
  desk.store.receive(batch(1));
});

describe("deciding", () => {
  it("swaps the card before anything is answered, and sends only the new event", () => {
    desk.clock.advance(2_140);
    expect(desk.store.label("Taxes")).toBe(true);
    expect(on()).toBe("k1");
    expect(desk.store.state.pending.value).toBe(1);
    desk.store.label("Liens");
    expect(ofKind(desk.sent, "events")).toEqual([
      {
        kind: "events",
        client: CLIENT,
        base: 1,
        events: [{ seq: 1, do: "label", key: "k0", value: "Taxes", ms: 2140 }],
      },
      {
        kind: "events",
        client: CLIENT,
        base: 1,
        events: [{ seq: 2, do: "label", key: "k1", value: "Liens", ms: 0 }],
      },
    ]);
  });
  it("ten at once are ten, each on the card that was on screen", () => {
    desk.store.receive(batch(2, cards(0, 20)));
    for (let i = 0; i < 10; i++) desk.store.label("Taxes");
    expect(decisions(desk.sent).map((d) => d.key)).toEqual(cards(0, 10).map((c) => c.key));
  });
  it("is done by an acknowledgement, cumulatively; totals come from anybody's", () => {
    for (let i = 0; i < 3; i++) desk.store.label("Taxes");
    desk.store.receive(ack(CLIENT, 2, { labels: 2 }));
    expect(desk.store.state.pending.value).toBe(1);
    desk.store.receive(ack("kernel", 0, { labels: 9, left: 4 }));
    expect(desk.store.state.totals.value).toEqual({ labels: 9, left: 4 });
    expect(desk.store.state.pending.value).toBe(1);
  });
  it("does nothing, and keeps nothing for later, without a card", () => {
    for (let i = 0; i < 8; i++) desk.store.skip();
    expect(on()).toBeUndefined();
    expect(desk.store.label("Taxes")).toBe(false);
    expect(desk.store.skip()).toBe(false);
    desk.store.receive(batch(2, cards(8, 2)));
    expect(on()).toBe("k8");
    expect(decisions(desk.sent)).toHaveLength(8);
  });
  it("shows what was refused, and takes the card for undecided", () => {
    desk.store.label("Lines");
    desk.store.receive(ack(CLIENT, 1, { refused: [{ seq: 1, why: "'Lines' is no class." }] }));
    expect(desk.store.state.refusals.value.map((r) => r.text)).toEqual(["Not taken: 'Lines' is no class."]);
    expect(desk.store.state.canUndo.value).toBe(false);
    desk.store.receive(batch(2, [card("k0")]));
    for (let i = 0; i < 1; i++) desk.store.skip();
    expect(on()).toBe("k0");
    desk.store.dismissRefusal(desk.store.state.refusals.value[0]!.id);
    expect(desk.store.state.refusals.value).toEqual([]);
  });
  it("hides what others decided, brings back what they undid, never touches the card on screen", () => {
    desk.store.receive(ack("kernel", 0, { done: ["k0", "k1", "k2"] }));
    expect(on()).toBe("k0");
    desk.store.skip();
    expect(on()).toBe("k3");
    desk.store.receive(ack("kernel", 0, { open: ["k1"] }));
    desk.store.receive(batch(2, cards(0, 5)));
    desk.store.skip();
    expect(on()).toBe("k1");
  });
  it("an acknowledgement of an older step does not overrule a newer one still on its way", () => {
    desk.store.label("Taxes");
    desk.store.undo();
    desk.store.label("Liens");
    desk.store.receive(ack(CLIENT, 2, { open: ["k0"] }));
    desk.store.receive(batch(2, cards(0, 3)));
    desk.store.skip();
    desk.store.skip();
    expect(on()).toBeUndefined();
  });
  it("ignores a status that is older than the last", () => {
    desk.store.receiveStatus(status({ rev: 9, version: 3 }));
    desk.store.receiveStatus(status({ rev: 8, version: 2 }));
    desk.store.receiveStatus({});
    expect(desk.store.state.status.value?.version).toBe(3);
  });
});

describe("going back", () => {
  it("undo shows the card again and puts the other in front of what waits", () => {
    desk.store.label("Taxes");
    expect(desk.store.undo()).toBe(true);
    expect(on()).toBe("k0");
    expect([...desk.store.state.selected.value]).toEqual([]);
    expect(decisions(desk.sent).at(-1)).toEqual({ seq: 2, do: "undo", key: "k0", value: null, ms: 0 });
    desk.store.label("Liens");
    expect(on()).toBe("k1");
  });
  it("goes on into what the kernel remembers, without limit", () => {
    const asked = () => ofKind(desk.sent, "recall").map((m) => (m as { before: number | null }).before);
    expect(asked()).toEqual([]);
    desk.store.receive(ack(CLIENT, 0));
    expect(asked()).toEqual([null]);
    desk.store.receive(past([old(40, "p40"), old(41, "p41", null)], true));
    desk.store.label("Taxes");
    desk.store.undo();
    expect(asked()).toEqual([null, 40]);
    desk.store.receive(past([old(38, "p38"), old(39, "p39")], false));
    const back: (string | undefined)[] = [];
    while (desk.store.undo()) back.push(on());
    expect(back).toEqual(["p41", "p40", "p39", "p38"]);
    expect(asked()).toHaveLength(2);
    expect(desk.store.state.canUndo.value).toBe(false);
  });
  it("recognises its own decisions among what the kernel remembers", () => {
    desk.store.label("Taxes");
    desk.store.receive(past([old(5, "p5"), old(6, "k0")], true));
    desk.store.receive(past([old(5, "p5"), old(6, "k0")], false));
    expect(desk.store.latestDecisions().map((e) => e.card.key)).toEqual(["k0", "p5"]);
    desk.store.receive(past([old(1, "x")], false, "c-somebody"));
    expect(desk.store.latestDecisions()).toHaveLength(2);
  });
  it("review changes an answer; skip there only returns", () => {
    desk.store.label("Taxes");
    desk.store.label("Liens");
    const first = desk.store.latestDecisions()[1]!;
    desk.store.review(first);
    expect([on(), ...desk.store.state.selected.value]).toEqual(["k0", "Taxes"]);
    desk.store.skip();
    expect(on()).toBe("k2");
    expect(decisions(desk.sent)).toHaveLength(2);
    desk.store.review(first);
    desk.store.label("Liens");
    expect(on()).toBe("k2");
    expect(decisions(desk.sent).at(-1)).toMatchObject({ seq: 3, do: "label", key: "k0", value: "Liens" });
    expect(desk.store.state.recentLabels.value.map((e) => [e.card.key, e.value])).toEqual([
      ["k0", "Liens"],
      ["k1", "Liens"],
    ]);
    desk.store.undo();
    expect([on(), ...desk.store.state.selected.value]).toEqual(["k0", "Taxes"]);
  });
});

describe("several classes each", () => {
  const chosen = () => [...desk.store.state.selected.value].sort();
  beforeEach(() => {
    const classes = ["Liens", "Taxes", "Fees"].map((name) => ({ name, key: null }));
    desk.store.receiveStatus(status({ rev: 2, multilabel: true, classes }));
  });

  it("are sent together, in the order of the classes, once they are confirmed", () => {
    for (const name of ["Fees", "Taxes", "Liens", "Taxes"]) desk.store.toggle(name);
    expect(chosen()).toEqual(["Fees", "Liens"]);
    expect([on(), decisions(desk.sent)]).toEqual(["k0", []]);
    desk.clock.advance(1_500);
    expect(desk.store.labelSelected()).toBe(true);
    expect(decisions(desk.sent)).toEqual([
      { seq: 1, do: "label", key: "k0", value: ["Liens", "Fees"], ms: 1500 },
    ]);
    expect([on(), chosen()]).toEqual(["k1", []]);
  });
  it("none of them is an answer too, and stays one after a look back", () => {
    desk.store.labelSelected();
    expect(decisions(desk.sent)).toMatchObject([{ key: "k0", value: [] }]);
    desk.store.review(desk.store.latestDecisions()[0]!);
    expect([on(), chosen()]).toEqual(["k0", []]);
    desk.store.toggle("Taxes");
    desk.store.labelSelected();
    desk.store.undo();
    expect([on(), desk.store.state.card.value?.origin, chosen()]).toEqual(["k0", "review", []]);
  });
  it("are chosen again after an undo, so that one can be corrected", () => {
    desk.store.toggle("Liens");
    desk.store.toggle("Taxes");
    desk.store.labelSelected();
    desk.store.toggle("Fees"); // a choice begun on the next card is dropped when the card comes back
    desk.store.undo();
    expect([on(), desk.store.state.card.value?.origin, chosen()]).toEqual(["k0", "undo", ["Liens", "Taxes"]]);
    desk.store.toggle("Taxes");
    desk.store.labelSelected();
    expect(decisions(desk.sent).at(-1)).toMatchObject({ seq: 3, do: "label", key: "k0", value: ["Liens"] });
    expect([on(), chosen()]).toEqual(["k1", []]);
  });
  it("stay chosen while batches, acknowledgements and models arrive", () => {
    desk.store.toggle("Taxes");
    desk.store.receive(batch(2, cards(0, 8)));
    desk.store.receive(ack(CLIENT, 0, { labels: 4 }));
    desk.store.receiveStatus(status({ rev: 3, multilabel: true, version: 2 }));
    expect([on(), chosen()]).toEqual(["k0", ["Taxes"]]);
  });
  it("are recognised among what the kernel remembers, and a refused answer is open again", () => {
    desk.store.toggle("Taxes");
    desk.store.labelSelected();
    desk.store.receive(past([{ ...old(6, "k0"), value: ["Taxes"] }]));
    expect(desk.store.latestDecisions()).toHaveLength(1);
    desk.store.labelSelected();
    desk.store.receive(ack(CLIENT, 2, { refused: [{ seq: 2, why: "no" }] }));
    expect(desk.store.latestDecisions().map((e) => [e.card.key, e.value])).toEqual([["k0", ["Taxes"]]]);
  });
  it("wait in the tab's storage until another page delivers them", () => {
    desk.line.cut = true;
    desk.store.toggle("Taxes");
    desk.store.labelSelected();
    const next = bench("c-00000002", desk.tab, desk.clock);
    next.store.start();
    next.store.receiveStatus(status({ multilabel: true }));
    expect(decisions(next.sent)).toMatchObject([{ key: "k0", value: ["Taxes"] }]);
  });
});

describe("a new class", () => {
  it("is there at once, and only once when the kernel knows it", () => {
    const names = () => desk.store.state.classes.value.map((c) => c.name);
    expect(desk.store.addClass("  Fees ")).toBeNull();
    expect(names()).toEqual(["Liens", "Taxes", "Fees"]);
    expect(decisions(desk.sent)).toEqual([{ seq: 1, do: "class", key: null, value: "Fees", ms: 0 }]);
    desk.store.receiveStatus(
      status({ rev: 2, classes: ["Liens", "Taxes", "Fees"].map((name) => ({ name, key: null })) }),
    );
    expect(names()).toEqual(["Liens", "Taxes", "Fees"]);
  });
  it("is refused here if empty or there already", () => {
    expect(desk.store.addClass("  ")).toMatch(/name/);
    expect(desk.store.addClass("taxes")).toMatch(/already/);
    expect(desk.sent.filter((m) => m.kind === "events")).toEqual([]);
  });
});

describe("a class that is renamed", () => {
  const names = () => desk.store.state.classes.value.map((c) => c.name);
  const known = (list: [string, string | null][], renamed: [string, string][], rev: number) =>
    desk.store.receiveStatus(status({ rev, classes: list.map(([name, key]) => ({ name, key })), renamed }));
  const shown = () =>
    desk.store.state.recentLabels.value.map((e) => answerNow(e.value ?? "", desk.store.state.former.value));

  it("has its name at once, in its place and with its key, before anything is answered", () => {
    known(
      [
        ["Taxes", "t"],
        ["Liens", null],
      ],
      [],
      2,
    );
    desk.store.label("Taxes");
    expect(desk.store.renameClass("Taxes", "Levies")).toBe(true);
    expect(desk.store.state.classes.value).toEqual([
      { name: "Levies", key: "t" },
      { name: "Liens", key: null },
    ]);
    expect(shown()).toEqual(["Levies"]);
    expect(decisions(desk.sent).at(-1)).toEqual({
      seq: 2,
      do: "rename",
      key: null,
      value: { from: "Taxes", to: "Levies" },
      ms: 0,
    });
    desk.store.label("Levies");
    expect(shown()).toEqual(["Levies", "Levies"]);
  });
  it("stays as it is whenever acknowledgement and status come, and whichever comes first", () => {
    desk.store.renameClass("Taxes", "Levies");
    desk.store.receive(ack(CLIENT, 1));
    expect(names()).toEqual(["Liens", "Levies"]);
    known(
      [
        ["Liens", null],
        ["Levies", null],
      ],
      [["Taxes", "Levies"]],
      2,
    );
    expect(names()).toEqual(["Liens", "Levies"]);
    desk.store.renameClass("Levies", "Taxes");
    known(
      [
        ["Liens", null],
        ["Taxes", null],
      ],
      [["Levies", "Taxes"]],
      3,
    );
    expect(names()).toEqual(["Liens", "Taxes"]);
    desk.store.receive(ack(CLIENT, 2));
    expect(names()).toEqual(["Liens", "Taxes"]);
    known(
      [
        ["Liens", null],
        ["Tax", null],
      ],
      [
        ["Taxes", "Tax"],
        ["Levies", "Tax"],
      ],
      4,
    );
    expect(names()).toEqual(["Liens", "Tax"]);
  });
  it("and merged leaves one button, one answer, and the sum of what the model thought", () => {
    known(
      [
        ["Fees", "f"],
        ["Taxes", null],
        ["Liens", null],
      ],
      [],
      2,
    );
    desk.store.label("Fees");
    desk.store.renameClass("Fees", "Taxes");
    expect(desk.store.state.classes.value).toEqual([
      { name: "Taxes", key: "f" },
      { name: "Liens", key: null },
    ]);
    expect(shown()).toEqual(["Taxes"]);
    const top: [string, number][] = [
      ["Liens", 0.4],
      ["Fees", 0.35],
      ["Taxes", 0.25],
    ];
    expect(topNow(top, desk.store.state.former.value)).toEqual([
      ["Taxes", 0.6],
      ["Liens", 0.4],
    ]);
  });
  it("is undone in its order, among labels and skips", () => {
    known(
      [
        ["Fees", null],
        ["Taxes", null],
        ["Liens", null],
      ],
      [],
      2,
    );
    desk.store.label("Fees");
    desk.store.renameClass("Fees", "Taxes");
    desk.store.skip();
    desk.store.renameClass("Liens", "Leins");
    expect(names()).toEqual(["Taxes", "Leins"]);
    desk.store.undo();
    expect(names()).toEqual(["Taxes", "Liens"]);
    desk.store.undo();
    expect(names()).toEqual(["Taxes", "Liens"]);
    desk.store.undo();
    expect(names()).toEqual(["Fees", "Taxes", "Liens"]);
    expect(shown()).toEqual(["Fees"]);
    desk.store.undo();
    expect(on()).toBe("k0");
    expect(desk.store.state.canUndo.value).toBe(false);
    expect(
      decisions(desk.sent)
        .slice(4)
        .map((d) => [d.do, d.key, d.value]),
    ).toEqual([
      ["undo", null, { from: "Liens", to: "Leins" }],
      ["undo", "k1", null],
      ["undo", null, { from: "Fees", to: "Taxes" }],
      ["undo", "k0", null],
    ]);
  });
  it("in code or on another page is followed, and undone here from what the kernel remembers", () => {
    desk.store.label("Taxes");
    desk.store.receive(ack(CLIENT, 1, { done: ["k0"] }));
    const before = ofKind(desk.sent, "recall").length;
    known(
      [
        ["Liens", null],
        ["Levies", null],
      ],
      [["Taxes", "Levies"]],
      2,
    );
    desk.clock.advance(400);
    expect(ofKind(desk.sent, "recall").length).toBe(before + 1);
    const renaming = {
      at: 9,
      do: "rename",
      value: { from: "Taxes", to: "Levies", merged: false },
      card: null,
    };
    desk.store.receive(past([old(8, "k0", "Taxes"), renaming]));
    desk.store.receive(past([old(8, "k0", "Taxes"), renaming]));
    expect(shown()).toEqual(["Levies"]);
    desk.store.undo();
    expect(names()).toEqual(["Liens", "Taxes"]);
    expect(desk.store.latestDecisions()).toHaveLength(1);
    desk.store.undo();
    expect(on()).toBe("k0");
  });
  it("keeps its own answer, not a second one, when the kernel names it by what it began with", () => {
    known(
      [
        ["Liens", null],
        ["Levies", null],
      ],
      [["Taxes", "Levies"]],
      2,
    );
    desk.store.label("Levies");
    desk.store.receive(past([old(8, "k0", "Taxes")]));
    expect(desk.store.latestDecisions()).toHaveLength(1);
  });
  it("and refused has its old name again, and nothing of it is left to undo", () => {
    desk.store.renameClass("Taxes", "Levies");
    desk.store.receive(ack(CLIENT, 1, { refused: [{ seq: 1, why: "There is one class." }] }));
    expect(names()).toEqual(["Liens", "Taxes"]);
    expect(desk.store.state.refusals.value.map((r) => r.text)).toEqual(["Not taken: There is one class."]);
    expect(desk.store.state.canUndo.value).toBe(false);
  });
  it("waits in the tab's storage until another page delivers it, and is shown there", () => {
    desk.store.renameClass("Taxes", "Levies");
    desk.store.label("Levies");
    const next = bench("c-00000002", desk.tab, new Clock());
    next.store.start();
    next.store.receiveStatus(status());
    expect(next.store.state.classes.value.map((c) => c.name)).toEqual(["Liens", "Levies"]);
    expect(decisions(next.sent).map((d) => [d.do, d.value])).toEqual([
      ["rename", { from: "Taxes", to: "Levies" }],
      ["label", "Levies"],
    ]);
    next.store.receive(ack(CLIENT, 2));
    expect(next.store.undelivered).toBe(0);
  });
  it("taken back before it was delivered is shown by its old name on the next page", () => {
    desk.store.renameClass("Taxes", "Levies");
    desk.store.undo();
    const next = bench("c-00000002", desk.tab, new Clock());
    next.store.start();
    next.store.receiveStatus(status());
    expect(next.store.state.classes.value.map((c) => c.name)).toEqual(["Liens", "Taxes"]);
  });
  it("stays chosen on the card on screen, once, where there are several each", () => {
    const three = ["Fees", "Taxes", "Liens"].map((name) => ({ name, key: null }));
    desk.store.receiveStatus(status({ rev: 2, multilabel: true, classes: three }));
    desk.store.toggle("Fees");
    desk.store.toggle("Taxes");
    desk.store.renameClass("Fees", "Taxes");
    expect([...desk.store.state.selected.value]).toEqual(["Taxes"]);
    desk.store.labelSelected();
    expect(decisions(desk.sent).at(-1)).toMatchObject({ do: "label", value: ["Taxes"] });
  });
  it("cannot be renamed where there is no kernel, or no such class", () => {
    expect(desk.store.renameClass("Fees", "Levies")).toBe(false);
    desk.store.kernelGone("unknown");
    expect(desk.store.renameClass("Taxes", "Levies")).toBe(false);
    expect(names()).toEqual(["Liens", "Taxes"]);
  });
  it("is counted anew by what it is called now", () => {
    desk.store.askCounts();
    expect(desk.sent.at(-1)).toEqual({ kind: "counts", client: CLIENT });
    desk.store.receive({
      kind: "counts",
      client: CLIENT,
      counts: [
        ["Liens", 2],
        ["Taxes", 3],
      ],
    });
    desk.store.renameClass("Taxes", "Liens");
    expect(desk.store.state.counts.value?.get("Liens")).toBe(5);
  });
});

describe("saying hello", () => {
  it("once is enough when a batch comes; with backoff while none does", () => {
    const quiet = bench();
    quiet.store.start();
    quiet.store.receiveStatus(status());
    const times: number[] = [];
    for (let at = 0; at < 50_000; at += 500) {
      const before = quiet.sent.length;
      quiet.clock.advance(500);
      if (quiet.sent.length > before) times.push((at + 500) / 1_000);
    }
    expect(times).toEqual([1, 3, 7, 15, 20, 35, 50]);
    expect(quiet.store.state.kernelSilent.value).toBe(true);
    quiet.store.receive(batch(1));
    expect(quiet.store.state.kernelSilent.value).toBe(false);
    const heard = ofKind(quiet.sent, "hello").length;
    quiet.clock.advance(100_000);
    expect(ofKind(quiet.sent, "hello")).toHaveLength(heard);
  });
  it("again when the queue runs dry, unless all is done", () => {
    desk.clock.advance(60_000);
    const before = ofKind(desk.sent, "hello").length;
    for (let i = 0; i < 8; i++) desk.store.label("Taxes");
    expect(ofKind(desk.sent, "hello")).toHaveLength(before + 1);
    desk.store.receiveStatus(status({ rev: 2, phase: "done" }));
    desk.store.receive(ack(CLIENT, 8));
    desk.clock.advance(60_000);
    expect(ofKind(desk.sent, "hello")).toHaveLength(before + 1);
  });
});

describe("when all is done", () => {
  it("asks for nothing more, but undo and review go on", () => {
    desk.store.label("Taxes");
    desk.store.receiveStatus(status({ rev: 2, phase: "done" }));
    expect(on()).toBeUndefined();
    expect(desk.store.label("Taxes")).toBe(false);
    desk.store.undo();
    expect(on()).toBe("k0");
    expect(desk.store.label("Liens")).toBe(true);
    expect(on()).toBeUndefined();
    desk.store.receiveStatus(status({ rev: 3, phase: "ready" }));
    expect(on()).toBe("k1");
  });
});

describe("a kernel that is gone", () => {
  it("freezes the desk and keeps what is not saved", () => {
    desk.store.label("Taxes");
    desk.line.cut = true;
    desk.store.label("Taxes");
    expect(desk.store.state.connected.value).toBe(false);
    expect(on()).toBe("k2");
    expect(desk.store.label("Taxes")).toBe(false);
    expect(desk.store.undo()).toBe(false);
    expect(on()).toBe("k2");
    expect(desk.store.state.pending.value).toBe(2);
    expect(desk.store.undelivered).toBe(2);
  });
  it("goes on by itself when the line is back", () => {
    desk.line.cut = true;
    desk.store.label("Taxes");
    desk.line.cut = false;
    desk.clock.advance(20_000);
    expect(decisions(desk.sent).length).toBeGreaterThan(0);
    desk.store.receive(ack(CLIENT, 1));
    expect(desk.store.state.connected.value).toBe(true);
    expect(desk.store.state.pending.value).toBe(0);
  });
});

describe("a store that fails", () => {
  let rev = 1;
  const notice = (text: string, action: "restore" | null) => {
    rev += 1;
    desk.store.receiveStatus(status({ rev, notice: { level: "error", text, action } }));
  };
  const fine = () => {
    rev += 1;
    desk.store.receiveStatus(status({ rev }));
  };
  const resends = () => ofKind(desk.sent, "events").slice(1);

  it("is sent to less and less often, though every answer is an error", () => {
    desk.store.label("Taxes");
    const times: number[] = [];
    let heard = 0;
    for (let second = 1; second <= 70; second++) {
      desk.clock.advance(1_000);
      if (resends().length === heard) continue;
      heard = resends().length;
      times.push(second);
      notice("The store is locked.", null);
    }
    expect(times).toEqual([2, 6, 14, 30, 50, 70]);
    expect(desk.store.state.pending.value).toBe(1);
    desk.store.receive(ack(CLIENT, 1));
    desk.store.label("Taxes");
    desk.clock.advance(2_000);
    expect(resends().at(-1)).toMatchObject({ base: 2 });
  });
  it("that was lost is written anew on request, and what is not saved is sent at once", () => {
    desk.store.label("Taxes");
    desk.store.label("Liens");
    notice("The store was deleted.", "restore");
    expect(desk.store.state.restoring.value).toBe(false);
    desk.store.restoreStore();
    desk.store.restoreStore();
    expect(ofKind(desk.sent, "restore")).toEqual([{ kind: "restore", client: CLIENT }]);
    expect(desk.store.state.restoring.value).toBe(true);
    const before = ofKind(desk.sent, "events").length;
    fine();
    expect(desk.store.state.restoring.value).toBe(false);
    const sent = ofKind(desk.sent, "events").slice(before);
    expect(sent).toMatchObject([{ base: 1, events: [{ seq: 1 }, { seq: 2 }] }]);
    fine();
    expect(ofKind(desk.sent, "events")).toHaveLength(before + 1);
  });
  it("that cannot be written yet can be asked for again", () => {
    notice("The store was deleted.", "restore");
    desk.store.restoreStore();
    notice("The disk is full.", "restore");
    desk.store.restoreStore();
    expect(ofKind(desk.sent, "restore")).toHaveLength(2);
  });
  it("is not asked for while there is no kernel, and may be asked for after that", () => {
    notice("The store was deleted.", "restore");
    desk.store.restoreStore();
    desk.store.kernelGone("unknown");
    desk.store.restoreStore();
    expect(ofKind(desk.sent, "restore")).toHaveLength(1);
    desk.store.kernelBack();
    desk.store.restoreStore();
    expect(ofKind(desk.sent, "restore")).toHaveLength(2);
  });
});

describe("after a reload", () => {
  it("delivers what the page before left, under its name, and hides those cards", () => {
    desk.store.label("Taxes");
    desk.store.label("Liens");
    desk.store.close();
    const next = bench("c-00000002", desk.tab, new Clock());
    next.store.start();
    next.store.receive(batch(1, cards(1, 5)));
    next.store.receiveStatus(status());
    expect(next.store.state.pending.value).toBe(2);
    const left = ofKind(next.sent, "events") as { client: string; base: number; events: { seq: number }[] }[];
    expect(left).toHaveLength(1);
    expect(left[0]).toMatchObject({ client: CLIENT, base: 1 });
    expect(left[0]!.events.map((e) => e.seq)).toEqual([1, 2]);
    next.store.label("Taxes");
    expect(ofKind(next.sent, "events").at(-1)).toMatchObject({ client: "c-00000002", base: 1 });
    next.store.receive(ack(CLIENT, 2));
    expect(next.store.state.pending.value).toBe(1);
    next.store.receive(ack("c-00000002", 1));
    expect(next.tab.items.size).toBe(0);
    expect(desk.store.undelivered).toBe(0);
  });
  it("repeats them until they are acknowledged, and hides their cards from what comes", () => {
    desk.store.label("Taxes");
    desk.store.close();
    const next = bench("c-00000002", desk.tab, new Clock());
    next.store.receiveStatus(status());
    next.store.start();
    next.store.receive(batch(1, cards(0, 5)));
    expect(next.store.state.card.value?.card.key).toBe("k1");
    next.clock.advance(7_000);
    expect(ofKind(next.sent, "events")).toHaveLength(3);
    expect(ofKind(next.sent, "recall")).toHaveLength(0);
    next.store.receive(ack(CLIENT, 1));
    expect(ofKind(next.sent, "recall")).toEqual([
      { kind: "recall", client: "c-00000002", before: null, n: 16 },
    ]);
    next.store.receive(past([old(7, "k0")], false, "c-00000002"));
    next.store.undo();
    expect(next.store.state.card.value?.card.key).toBe("k0");
  });
  it("delivers nothing under a name, or with a number, that no kernel takes", () => {
    const entry = { base: 1, events: [{ seq: 1, do: "skip", key: "k0", value: null, ms: 5 }] };
    const odd = { ...entry, events: [{ ...entry.events[0], seq: 2 ** 53 }] };
    const stored = JSON.stringify({ "k-1": entry, "c-1": entry, "": entry, "c-2": odd, "c-3": null });
    const { desk: name } = status();
    desk.tab.setItem(`al_widget:${name}`, stored.replace("{", `{"__proto__": ${JSON.stringify(entry)},`));
    const next = bench("c-00000002", desk.tab, new Clock());
    next.store.start();
    next.store.receiveStatus(status());
    expect(ofKind(next.sent, "events")).toMatchObject([{ client: "c-1" }]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
  it("survives a storage that holds nonsense, or throws", () => {
    desk.tab.items.set("al_widget:b3c1d2e4f5a60718", '{"c-9":{"base":1,"events":[{"seq":"x"}]},"c-8":7}');
    const next = bench("c-00000002", desk.tab);
    next.store.receiveStatus(status());
    expect(next.store.state.pending.value).toBe(0);
    next.tab.setItem = () => {
      throw new Error("full");
    };
    next.store.start();
    next.store.receive(batch(1));
    expect(next.store.label("Taxes")).toBe(true);
    expect(next.store.undelivered).toBe(1);
  });
});

describe("the pace", () => {
  it("is known after three decisions and falls while nothing happens", () => {
    desk.store.receive(batch(2, cards(0, 30)));
    for (let i = 0; i < 13; i++) {
      desk.store.label("Taxes");
      desk.clock.advance(5_000);
    }
    expect(desk.store.state.labelsPerMinute.value).toBe(12);
    desk.clock.advance(60_000);
    expect(desk.store.state.labelsPerMinute.value).toBeLessThan(8);
    desk.clock.advance(200_000);
    expect(desk.store.state.labelsPerMinute.value).toBeNull();
  });
});
