import { describe, expect, it } from "vitest";
import { Queue } from "../../src/store/queue";
import { card, cards } from "../wire";

const batch = (rev: number, some: ReturnType<typeof cards>, append = false) => ({
  kind: "batch" as const,
  rev,
  version: 1,
  append,
  cards: some,
});
const keys = (queue: Queue) => queue.waiting.map((c) => c.key);

describe("the queue", () => {
  it("shows the first card of the first batch", () => {
    const queue = new Queue();
    expect(queue.merge(batch(1, cards(0, 3)))).toBe(true);
    expect(queue.shown?.card.key).toBe("k0");
    expect(keys(queue)).toEqual(["k1", "k2"]);
  });
  it("keeps the card on screen when a new ranking replaces the rest", () => {
    const queue = new Queue();
    queue.merge(batch(1, cards(0, 3)));
    queue.merge(batch(2, [card("k2"), card("k0"), card("k9")]));
    expect(queue.shown?.card.key).toBe("k0");
    expect(keys(queue)).toEqual(["k2", "k9"]);
  });
  it("appends only what is new, once", () => {
    const queue = new Queue();
    queue.merge(batch(1, cards(0, 3)));
    queue.merge(batch(2, [card("k1"), card("k0"), card("k9"), card("k9")], true));
    expect(keys(queue)).toEqual(["k1", "k2", "k9"]);
  });
  it("ignores a batch that is not newer", () => {
    const queue = new Queue();
    queue.merge(batch(5, cards(0, 2)));
    expect(queue.merge(batch(5, cards(7, 2)))).toBe(false);
    expect(queue.merge(batch(4, cards(7, 2)))).toBe(false);
    expect(keys(queue)).toEqual(["k1"]);
  });
  it("hides what is decided until it is reopened", () => {
    const queue = new Queue();
    queue.merge(batch(1, cards(0, 3)));
    queue.markDecided("k1");
    expect(keys(queue)).toEqual(["k2"]);
    queue.merge(batch(2, cards(0, 4)));
    expect(keys(queue)).toEqual(["k2", "k3"]);
    queue.reopen("k1");
    queue.merge(batch(3, cards(0, 4)));
    expect(keys(queue)).toEqual(["k1", "k2", "k3"]);
  });
  it("shows a skipped card again only when the kernel means it", () => {
    const queue = new Queue();
    queue.merge(batch(1, cards(0, 2)));
    queue.markSkipped("k0");
    queue.next();
    queue.merge(batch(2, [card("k0")]));
    expect(keys(queue)).toEqual([]);
    queue.merge(batch(3, [card("k0", { again: true })]));
    expect(keys(queue)).toEqual(["k0"]);
  });
  it("never takes the card on screen away", () => {
    const queue = new Queue();
    queue.merge(batch(1, cards(0, 2)));
    queue.markDecided("k0");
    expect(queue.shown?.card.key).toBe("k0");
  });
  it("puts a displaced card in front, but not one under review", () => {
    const queue = new Queue();
    queue.merge(batch(1, cards(0, 2)));
    queue.show(card("old"), "review", "Taxes");
    expect(keys(queue)).toEqual(["k0", "k1"]);
    queue.show(card("older"), "review", "Liens");
    expect(keys(queue)).toEqual(["k0", "k1"]);
    queue.merge(batch(2, cards(5, 1)));
    expect(queue.shown?.card.key).toBe("older");
  });
});
