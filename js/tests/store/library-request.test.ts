import { describe, expect, it } from "vitest";
import { FIRST_AGAIN_MS, GIVE_UP_AFTER_MS, LibraryRequest } from "../../src/store/library-request";
import { bench, Clock } from "../fakes";

function asked(connected = true) {
  const clock = new Clock();
  const sent: number[] = [];
  const request = new LibraryRequest(clock, () => {
    if (connected) sent.push(clock.time);
    return connected;
  });
  return { clock, sent, request };
}

const script = new Uint8Array([1, 2, 3]);
const why = (promise: Promise<unknown>) =>
  promise.then(
    () => "it came",
    (error: Error) => error.message,
  );

describe("a request for the library", () => {
  it("is answered with the script", async () => {
    const { sent, request } = asked();
    const found = request.request();
    request.answered(script);
    expect(await found).toBe(script);
    expect(sent).toEqual([0]);
  });
  it("fails without an answer, without a connection, and when the desk is closed", async () => {
    const { clock, request } = asked();
    const first = why(request.request());
    clock.advance(GIVE_UP_AFTER_MS);
    expect(await first).toBe("no answer");
    const second = why(request.request());
    request.close();
    expect(await second).toBe("closed");
    expect(await why(asked(false).request.request())).toBe("not connected");
  });
  it("is answered late: the script is there for the next one", async () => {
    const { clock, sent, request } = asked();
    const first = why(request.request());
    clock.advance(GIVE_UP_AFTER_MS);
    await first;
    request.answered(script);
    expect(await request.request()).toBe(script);
    expect(sent).toEqual([0]);
  });
  it("asks a kernel that stays silent rarely: each request is answered with 400 kB", async () => {
    const { clock, sent, request } = asked();
    for (let tries = 0; tries < 30; tries += 1) {
      const failed = why(request.request());
      clock.advance(GIVE_UP_AFTER_MS);
      await failed;
    }
    expect(sent).toHaveLength(5);
    expect(sent[1]! - sent[0]!).toBeGreaterThanOrEqual(FIRST_AGAIN_MS);
  });
});

describe("the store", () => {
  it("hands the buffer of the answer over, and none of another page", async () => {
    const { store, sent } = bench("c-1");
    const found = store.requestLibrary("charts");
    expect(sent.at(-1)).toEqual({ kind: "library", client: "c-1", name: "charts" });
    store.receive({ kind: "library", client: "c-2", name: "charts" }, [new Uint8Array([9])]);
    store.receive({ kind: "library", client: "c-1", name: "charts" });
    store.receive({ kind: "library", client: "c-1", name: "markup" }, [new Uint8Array([8])]);
    store.receive({ kind: "library", client: "c-1", name: "charts" }, [
      new DataView(new Uint8Array([0, 1, 2]).buffer, 1),
    ]);
    expect([...(await found)]).toEqual([1, 2]);
  });
});
