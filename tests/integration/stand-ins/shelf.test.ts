import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Deliveries, openDeliveries } from "~/demo/deliveries.server";
import { openJournal } from "~/demo/journal.server";
import { openShelf } from "~/demo/shelf.server";

type Thing = { id: string; n: number };
let folder = "";
let files = 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "shelf-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function newFile(): string {
  files += 1;
  return join(folder, `${files}.jsonl`);
}

test("whatever was put is there after opening again, the newest state of each, in the order of their first coming", () => {
  const put = fc.record({ kind: fc.constantFrom("a", "b"), id: fc.constantFrom("1", "2", "3"), n: fc.integer() });
  fc.assert(
    fc.property(fc.array(put, { maxLength: 20 }), fc.array(put, { maxLength: 20 }), (before, after) => {
      const file = newFile();
      const inMemory = openShelf();
      for (const puts of [before, after]) {
        const shelf = openShelf(file);
        for (const { kind, ...thing } of puts) for (const one of [shelf, inMemory]) one.put<Thing>(kind, thing);
      }
      for (const kind of ["a", "b"]) expect(openShelf(file).all<Thing>(kind)).toEqual(inMemory.all<Thing>(kind));
    }),
    { numRuns: 50 },
  );
});

test("a line cut off by a kill is forgotten, and what stood before it is not", () => {
  const file = newFile();
  openShelf(file).put<Thing>("a", { id: "1", n: 1 });
  appendFileSync(file, '["a",{"id":"2","n"');
  const shelf = openShelf(file);
  expect(shelf.all("a")).toEqual([{ id: "1", n: 1 }]);
  shelf.put<Thing>("a", { id: "3", n: 3 });
  expect(openShelf(file).all("a")).toEqual([
    { id: "1", n: 1 },
    { id: "3", n: 3 },
  ]);
});

test("opening leaves one line for each object", () => {
  const file = newFile();
  const shelf = openShelf(file);
  for (let n = 0; n < 10; n += 1) shelf.put<Thing>("a", { id: "same", n });
  openShelf(file);
  expect(readFileSync(file, "utf8")).toBe('["a",{"id":"same","n":9}]\n');
});

/** Deliveries to a receiver that answers as told, without HTTP. */
function given(answers: number[], onReceived: (id: string, deliveries: Deliveries) => void = () => undefined) {
  const received: string[] = [];
  const deliveries: Deliveries = openDeliveries({
    shelf: openShelf(),
    url: "http://portal.test/hooks",
    headers: (id, body) => ({ id, length: String(body.length) }),
    retryDelaysMs: [3_600_000],
    deliver: async (request) => {
      const id = request.headers.get("id") ?? "";
      received.push(id);
      onReceived(id, deliveries);
      return new Response(null, { status: answers.shift() ?? 200 });
    },
  });
  return { deliveries, received };
}

test("webhooks go out one after the other, in the order of what happened", async () => {
  const { deliveries, received } = given([]);
  for (let n = 0; n < 20; n += 1) deliveries.post(`evt_${n}`, { n });
  await deliveries.settled();
  expect(received).toEqual(Array.from({ length: 20 }, (_, n) => `evt_${n}`));
});

test("one that is refused does not hold the others up", async () => {
  const { deliveries } = given([500]);
  for (const id of ["first", "second"]) deliveries.post(id, {});
  await deliveries.settled();
  expect(deliveries.all().map((one) => [one.id, one.state])).toEqual([
    ["first", "waiting"],
    ["second", "delivered"],
  ]);
});

test("what a webhook causes is delivered too before all is settled", async () => {
  const { deliveries, received } = given([], (id, all) => id === "cause" && all.post("effect", {}));
  deliveries.post("cause", {});
  await deliveries.settled();
  expect(received).toEqual(["cause", "effect"]);
});

test("after sixty tries it is given up", async () => {
  const { deliveries } = given(Array.from({ length: 100 }, () => 503));
  deliveries.post("evt", {});
  await deliveries.settled();
  for (let n = 1; n < 70; n += 1) await deliveries.retryNow();
  expect(deliveries.all()).toMatchObject([{ state: "given_up", attempts: 60, lastAnswer: "503" }]);
});

test("after the stop nothing more is sent", async () => {
  const { deliveries, received } = given([500]);
  deliveries.post("evt", {});
  await deliveries.settled();
  await deliveries.stop();
  await deliveries.retryNow();
  deliveries.post("late", {});
  await deliveries.settled();
  expect(received).toEqual(["evt"]);
});

test("the journal forgets the oldest requests, but none that was refused", () => {
  const journal = openJournal();
  const entry = { at: "", method: "GET", operation: null, params: null, idempotencyKey: null, status: 200, answer: null };
  journal.add({ ...entry, path: "/first", outcome: "refused" });
  for (let n = 0; n < 2_500; n += 1) journal.add({ ...entry, path: `/${n}`, outcome: "accepted" });
  expect(journal.requests()).toHaveLength(2_000);
  expect(journal.requests().at(-1)?.path).toBe("/2499");
  expect(journal.refused().map((one) => one.path)).toEqual(["/first"]);
});
