import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Arrival, assessReceipt, checkProcessing, checkReceiptVerdict } from "~/bank/collection/receipt.rules";

const code = (name: string) => expect.objectContaining({ code: name });
const COLLECTED = new Date("2026-02-03T09:00:00Z");
const atHour = (hours: number) => new Date(COLLECTED.getTime() + hours * 3_600_000);
const TOOTH = { hoursMax: 48, celsiusMin: 2, celsiusMax: 8 };
const arrival: Arrival = {
  collectedAt: COLLECTED,
  receivedAt: atHour(20),
  celsiusMin: 3,
  celsiusMax: 6,
  sealIntact: true,
  nameMatches: true,
  dinMatches: true,
  coiMatches: true,
};

describe("rule 20: what arrives past its tissue's limits opens a deviation", () => {
  test("Tom's tooth after 61 h is late, and accepted it cannot be", () => {
    const late = assessReceipt({ ...arrival, receivedAt: atHour(61) }, TOOTH);
    expect(late).toEqual({ transitHours: 61, withinLimits: false, findings: ["transit_time"] });
    expect(() => checkReceiptVerdict(late, "accepted", null)).toThrow(code("findings_need_deviation"));
    expect(() => checkReceiptVerdict(late, "deviation", null)).not.toThrow();
    expect(() => checkReceiptVerdict(late, "rejected", "transit_time")).not.toThrow();
  });

  test.each<[string[], Partial<Arrival>]>([
    [[], {}],
    [[], { receivedAt: atHour(48) }],
    [["transit_time"], { receivedAt: atHour(48.01) }],
    [["transit_temperature"], { celsiusMax: 8.1 }],
    [["transit_temperature"], { celsiusMin: 1.9 }],
    [["seal"], { sealIntact: false }],
    [["identity"], { nameMatches: false }],
    [["identity"], { dinMatches: false }],
    [["identity"], { coiMatches: false }],
    [["transit_time", "identity"], { receivedAt: atHour(50), dinMatches: false }],
  ])("finds %j", (findings, more) => {
    expect(assessReceipt({ ...arrival, ...more }, TOOTH).findings).toEqual(findings);
  });

  test("no processing before quality accepted every deviation, none after one was rejected", () => {
    expect(() => checkProcessing([])).not.toThrow();
    expect(() => checkProcessing([{ state: "accepted" }, { state: "accepted" }])).not.toThrow();
    expect(() => checkProcessing([{ state: "accepted" }, { state: "open" }])).toThrow(code("deviation_open"));
    expect(() => checkProcessing([{ state: "open" }, { state: "rejected" }])).toThrow(code("deviation_rejected"));
  });

  test("the verdict accepted is possible exactly when nothing was found", () => {
    const hours = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(hours, fc.boolean(), fc.boolean(), (transit, sealIntact, dinMatches) => {
        const found = assessReceipt({ ...arrival, receivedAt: atHour(transit), sealIntact, dinMatches }, TOOTH);
        const accept = () => checkReceiptVerdict(found, "accepted", null);
        if (transit <= 48 && sealIntact && dinMatches) expect(accept).not.toThrow();
        else expect(accept).toThrow(code("findings_need_deviation"));
      }),
    );
  });
});

test("nothing found is no deviation, and a rejection without a reason is none", () => {
  const clean = assessReceipt(arrival, TOOTH);
  expect(() => checkReceiptVerdict(clean, "deviation", null)).toThrow(code("nothing_found"));
  expect(() => checkReceiptVerdict(clean, "rejected", " ")).toThrow(code("rejection_needs_reason"));
  expect(() => checkReceiptVerdict(clean, "rejected", "family_withdrew")).not.toThrow();
});

test("nothing arrives before it was collected, and the coldest is not warmer than the warmest", () => {
  expect(() => assessReceipt({ ...arrival, receivedAt: atHour(-1) }, TOOTH)).toThrow(code("received_before_collected"));
  expect(() => assessReceipt({ ...arrival, celsiusMin: 7 }, TOOTH)).toThrow(code("temperatures_crossed"));
});
