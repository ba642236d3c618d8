import fc from "fast-check";
import { expect, test } from "vitest";
import { liveKeys, refuseLiveKeys } from "~/demo/live-keys.rules";
import { page } from "~/demo/stripe/lists.rules";

const objects = Array.from({ length: 25 }, (_, index) => ({ id: `x_${index}`, created: 1000 + index }));
const ids = (list: { data: { id: string }[] }) => list.data.map((one) => one.id);

test("a page is the newest ten, and says that there is more", () => {
  const first = page(objects, {}, "/v1/x");
  expect(ids(first)).toEqual(["x_24", "x_23", "x_22", "x_21", "x_20", "x_19", "x_18", "x_17", "x_16", "x_15"]);
  expect(first).toMatchObject({ object: "list", has_more: true, url: "/v1/x" });
});

test("walking page by page visits everything once, newest first", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), (limit) => {
      const seen: string[] = [];
      for (let more = true; more; ) {
        const last = seen.at(-1);
        const next = page(objects, last ? { limit, starting_after: last } : { limit }, "/v1/x");
        seen.push(...ids(next));
        more = next.has_more;
      }
      expect(seen).toEqual([...objects].reverse().map((one) => one.id));
    }),
  );
});

test("ending_before gives the page just before an object", () => {
  expect(ids(page(objects, { limit: 2, ending_before: "x_20" }, "/v1/x"))).toEqual(["x_22", "x_21"]);
});

test.each([
  [{ created: 1003 }, ["x_3"]],
  [{ created: { gte: 1022 } }, ["x_24", "x_23", "x_22"]],
  [{ created: { gt: 1000, lt: 1003 } }, ["x_2", "x_1"]],
])("%j gives %j", (params, expected) => {
  expect(ids(page(objects, params, "/v1/x"))).toEqual(expected);
});

test.each([0, 101, 1.5])("a limit of %d is refused", (limit) => {
  expect(() => page(objects, { limit }, "/v1/x")).toThrow(expect.objectContaining({ refused: true }));
});

test.each([
  [{}, []],
  [{ STRIPE_SECRET_KEY: "sk_test_x", RESEND_API_KEY: "re_test_x" }, []],
  [{ STRIPE_SECRET_KEY: "sk_live_x", RESEND_API_KEY: "re_demo1" }, ["STRIPE_SECRET_KEY"]],
  [{ STRIPE_SECRET_KEY: "rk_live_x", RESEND_API_KEY: "re_AbC123" }, ["STRIPE_SECRET_KEY", "RESEND_API_KEY"]],
])("the live keys of %j are %j", (environment, live) => {
  expect(liveKeys(environment)).toEqual(live);
});

test("a live key stops the stand-ins with a sentence that names it, not its value", () => {
  const start = () => refuseLiveKeys({ STRIPE_SECRET_KEY: "sk_live_abc" });
  expect(start).toThrow("STRIPE_SECRET_KEY");
  expect(start).not.toThrow("abc");
});
