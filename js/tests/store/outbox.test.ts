import { describe, expect, it } from "vitest";
import type { Decision, Events } from "../../src/protocol";
import {
  FIRST_RESEND_MS,
  LONGEST_RESEND_MS,
  MAX_DECISIONS_PER_MESSAGE,
  Outbox,
} from "../../src/store/outbox";
import { ReferenceKernel } from "../fakes";

const label = (key: string) => ({ do: "label" as const, key, value: "Taxes", ms: 1 });
const seqs = (message: Events | null) => message?.events.map((e) => e.seq);

describe("the outbox", () => {
  it("sends each decision once, alone, with the lowest unacknowledged number", () => {
    const box = new Outbox("c");
    expect(box.add(label("a"), 0)).toMatchObject({ base: 1, events: [{ seq: 1 }] });
    expect(box.add(label("b"), 1)).toMatchObject({ base: 1, events: [{ seq: 2 }] });
    box.acknowledge(1, 2);
    expect(box.add(label("c"), 3)).toMatchObject({ base: 2, events: [{ seq: 3 }] });
  });
  it("repeats everything when nothing is acknowledged for two seconds, ever more slowly", () => {
    const box = new Outbox("c");
    box.add(label("a"), 0);
    box.add(label("b"), 1_000);
    expect(box.resendIfDue(FIRST_RESEND_MS - 1)).toBeNull();
    const times: number[] = [];
    for (let at = 0; at < 100_000; at += 100) if (seqs(box.resendIfDue(at))) times.push(at);
    expect(times.slice(0, 4)).toEqual([2_000, 6_000, 14_000, 30_000]);
    expect(times.at(-1)! - times.at(-2)!).toBe(LONGEST_RESEND_MS);
  });
  it("starts the clock anew on progress", () => {
    const box = new Outbox("c");
    for (const key of "abc") box.add(label(key), 0);
    box.resendIfDue(2_000);
    box.acknowledge(1, 2_500);
    expect(box.resendAt).toBe(2_500 + FIRST_RESEND_MS);
    expect(seqs(box.resendIfDue(4_500))).toEqual([2, 3]);
    box.acknowledge(3, 4_600);
    expect(box.resendAt).toBeNull();
  });
  it("repeats a long backlog in parts, each after the last was taken", () => {
    const box = new Outbox("c");
    for (let i = 0; i < 450; i++) box.add(label(`k${i}`), 0);
    expect(box.resendIfDue(2_000)?.events).toHaveLength(MAX_DECISIONS_PER_MESSAGE);
    const second = box.acknowledge(200, 2_100).nextPart;
    expect(seqs(second)?.[0]).toBe(201);
    expect(box.acknowledge(300, 2_200).nextPart).toBeNull();
    const third = box.acknowledge(400, 2_300).nextPart;
    expect(seqs(third)).toHaveLength(50);
    expect(box.acknowledge(450, 2_400).nextPart).toBeNull();
  });
  it("goes on counting from what was kept", () => {
    const box = new Outbox("c", { base: 7, events: [] });
    expect(box.add(label("a"), 0)).toMatchObject({ base: 7, events: [{ seq: 7 }] });
  });
});

/** A small seeded generator, so that each schedule can be repeated. */
function random(seed: number): () => number {
  let s = seed;
  return () => {
    s = (s + 0x6d2b79f5) | 0;
    let t = Math.imul(s ^ (s >>> 15), 1 | s);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

describe("on a line that loses, repeats and reorders", () => {
  it.each(Array.from({ length: 150 }, (_, seed) => seed))("schedule %i: once each, in order", (seed) => {
    const dice = random(seed);
    const kernel = new ReferenceKernel();
    const wanted = new Map<string, Decision[]>();
    const up: Events[] = [];
    const down: { client: string; upto: number }[] = [];
    let boxes: Outbox[] = [new Outbox("page-0")];
    let now = 0;
    let pages = 1;
    const post = (message: Events | null) => {
      if (message === null) return;
      const copy = structuredClone(message);
      if (dice() < 0.3) return;
      up.push(copy);
      if (dice() < 0.2) up.push(structuredClone(copy));
    };
    const any = <T>(line: T[]): T | undefined =>
      line.splice(Math.floor((dice() < 0.5 ? 0 : dice()) * line.length), 1)[0];

    const step = (lossless: boolean) => {
      now += 1 + Math.floor(dice() * 900);
      for (const box of boxes) {
        const again = box.resendIfDue(now);
        if (lossless && again !== null) up.push(structuredClone(again));
        else post(again);
      }
      const message = any(up);
      if (message !== undefined) {
        const answer = kernel.take(message);
        if (answer !== null && (lossless || dice() > 0.3)) down.push(answer);
        if (answer !== null && dice() < 0.2) down.push({ ...answer });
      }
      const answer = any(down);
      if (answer === undefined) return;
      const more =
        boxes.find((box) => box.client === answer.client)?.acknowledge(answer.upto, now).nextPart ?? null;
      if (lossless && more !== null) up.push(structuredClone(more));
      else post(more);
    };

    for (let i = 0; i < 120; i++) {
      const own = boxes.at(-1)!;
      if (dice() < 0.6) {
        const message = own.add(label(`k${i}`), now);
        if (!wanted.has(own.client)) wanted.set(own.client, []);
        wanted.get(own.client)!.push(structuredClone(message.events[0]!));
        post(message);
      }
      if (dice() < 0.04) {
        // A reload: messages in flight may still arrive; stored decisions are delivered under the old client id.
        const stored = JSON.parse(JSON.stringify(boxes.map((box) => [box.client, box.unacknowledged])));
        boxes = stored
          .filter(([, kept]: [string, { events: unknown[] }]) => kept.events.length > 0)
          .map(([client, kept]: [string, { base: number; events: Decision[] }]) => new Outbox(client, kept));
        for (const box of boxes) post(box.resend(now));
        boxes.push(new Outbox(`page-${pages++}`));
      }
      step(false);
    }
    for (let i = 0; i < 2_000 && boxes.some((box) => box.pending.length > 0); i++) step(true);

    expect(boxes.flatMap((box) => box.pending)).toEqual([]);
    for (const [client, decisions] of wanted) {
      const applied = kernel.applied.filter((d) => d.client === client).map(({ client: _, ...d }) => d);
      expect(applied).toEqual(decisions);
    }
  });
});
