import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkedExpiry, checkedFirstCharge, checkedMode, checkedUrl, checkLines } from "~/demo/stripe/session-params.rules";
import { blank, type LineItem, type Recurring } from "~/demo/stripe/wire.rules";

const NOW = 1_800_000_000;
const [MINUTE, DAY] = [60, 86_400];
const YEARLY: Recurring = { interval: "year", interval_count: 1, meter: null, trial_period_days: null, usage_type: "licensed" };

function problemOf(work: () => unknown): { message: string; code?: string; param?: string } {
  try {
    work();
  } catch (problem) {
    return JSON.parse(JSON.stringify({ ...(problem as object), message: (problem as Error).message }));
  }
  return { message: "" };
}
const said = (work: () => unknown) => problemOf(work).message;

describe("the mode of a checkout", () => {
  test("is a payment or a subscription", () => {
    expect(checkedMode({ mode: "payment" })).toBe("payment");
    expect(checkedMode({ mode: "subscription" })).toBe("subscription");
  });

  test("must be given, and no other is taken", () => {
    expect(said(() => checkedMode({}))).toContain("Missing required param: mode.");
    expect(said(() => checkedMode({ mode: "setup" }))).toContain("payments and subscriptions only");
  });

  test("takes no data that belongs to the other mode", () => {
    expect(said(() => checkedMode({ mode: "payment", subscription_data: {} }))).toContain("`subscription_data` in `payment` mode");
    expect(said(() => checkedMode({ mode: "subscription", payment_intent_data: {} }))).toContain(
      "`payment_intent_data` in `subscription` mode",
    );
  });
});

describe("an address to come back to", () => {
  test("is taken as it is", () => expect(checkedUrl("https://bank.example/paid?x=1", "success_url")).toBe("https://bank.example/paid?x=1"));

  test("must be given", () => expect(said(() => checkedUrl(undefined, "success_url"))).toContain("Missing required param: success_url."));

  test.each(["/family/paid", "javascript:alert(1)", "ftp://bank.example", "bank.example"])("is refused when it is %s", (url) => {
    expect(said(() => checkedUrl(url, "cancel_url"))).toContain("Not a valid URL");
  });
});

describe("the end of a checkout", () => {
  test("is a day away when nothing is said", () => expect(checkedExpiry(undefined, NOW)).toBe(NOW + DAY));

  test("lies between half an hour and a day away, both included", () => {
    fc.assert(
      fc.property(fc.integer({ min: -DAY, max: 3 * DAY }), (away) => {
        const allowed = away >= 30 * MINUTE && away <= DAY;
        expect(said(() => checkedExpiry(NOW + away, NOW)) === "").toBe(allowed);
      }),
    );
  });
});

describe("the first charge of a subscription", () => {
  const later = (anchor: number, more: object = {}) =>
    checkedFirstCharge({ billing_cycle_anchor: anchor, proration_behavior: "none", ...more }, YEARLY, NOW);

  test("is at once without an anchor, and for what does not recur", () => {
    expect(checkedFirstCharge(undefined, YEARLY, NOW)).toBeNull();
    expect(checkedFirstCharge({}, YEARLY, NOW)).toBeNull();
    expect(checkedFirstCharge({ billing_cycle_anchor: NOW + DAY }, null, NOW)).toBeNull();
  });

  test("is on the anchor, up to a whole period away", () => {
    expect(later(NOW + 1)).toBe(NOW + 1);
    expect(later(NOW + 365 * DAY)).toBe(NOW + 365 * DAY);
    expect(said(() => later(NOW + 367 * DAY))).toContain("cannot be later than next natural billing date");
  });

  test("lies ahead", () => expect(said(() => later(NOW))).toContain("must be in the future"));

  test("is neither tried nor prorated", () => {
    expect(said(() => later(NOW + DAY, { proration_behavior: "create_prorations" }))).toContain("prorates nothing");
    expect(said(() => checkedFirstCharge({ trial_period_days: 7 }, YEARLY, NOW))).toContain("has no trials");
    expect(said(() => checkedFirstCharge({ trial_end: NOW + DAY }, YEARLY, NOW))).toContain("has no trials");
  });
});

describe("the lines of a checkout", () => {
  const line = (amount: number, type: "one_time" | "recurring" = "one_time", currency = "eur") =>
    ({ currency, amount_total: amount, price: { type } }) as LineItem;

  test("are taken when they fit the mode", () => {
    expect(said(() => checkLines([line(30_000), line(50)], "payment"))).toBe("");
    expect(said(() => checkLines([line(12_000, "recurring")], "subscription"))).toBe("");
  });

  test.each([
    ["are none", [], "payment", "Missing required param: line_items."],
    ["recur in a payment", [line(100, "recurring")], "payment", "passed a recurring price"],
    ["do not recur in a subscription", [line(100)], "subscription", "passed a one_time price"],
    ["have two currencies", [line(100), line(100, "one_time", "chf")], "payment", "must have the same currency"],
    ["are two in a subscription", [line(9, "recurring"), line(9, "recurring")], "subscription", "one line per subscription"],
    ["come to less than 50 cents", [line(20), line(29)], "payment", "at least 50 cents"],
  ] as const)("are refused when they %s", (_, lines, mode, problem) => {
    expect(said(() => checkLines([...lines], mode))).toContain(problem);
  });

  test("come to enough together", () => expect(said(() => checkLines([line(20), line(30)], "payment"))).toBe(""));
});

test("an empty object is a new one each time, so that what is laid over one is not in the next", () => {
  const [one, other] = [blank("customer"), blank("customer")];
  one.email = "lina@example.org";
  expect(other.email).not.toBe("lina@example.org");
  expect(Object.keys(one).length).toBeGreaterThan(5);
});
