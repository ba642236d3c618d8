import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CostChart, crossing } from "~/ui/charts/cost";
import { GrowthChart } from "~/ui/charts/growth";
import { HistogramChart } from "~/ui/charts/histogram";
import { PlanChart } from "~/ui/charts/plan";
import { between, decades, linear, logarithmic, stairs, ticks } from "~/ui/charts/scale";
import { runsOf, TemperatureChart } from "~/ui/charts/temperature";
import { rootWith, shown } from "./ui-stage";

const finite = { noNaN: true, noDefaultInfinity: true };

describe("a scale", () => {
  test("puts the ends of the data at the ends of the drawing, and keeps their order", () => {
    fc.assert(
      fc.property(
        fc.double({ ...finite, min: -1e6, max: 1e6 }),
        fc.double({ ...finite, min: 1, max: 1e6 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (from, span, part) => {
          const scale = linear([from, from + span], [10, 500]);
          expect(scale(from)).toBeCloseTo(10, 0);
          expect(scale(from + span)).toBeCloseTo(500, 0);
          expect(scale(from + span * part)).toBeGreaterThanOrEqual(10);
        },
      ),
    );
  });

  test("of what doubles gives equal steps for equal factors", () => {
    const scale = logarithmic([1, 1000], [300, 0]);
    expect([scale(1), scale(10), scale(100), scale(1000)]).toEqual([300, 200, 100, 0]);
    expect(scale(0)).toBe(300);
  });

  test("has ticks from zero to beyond the highest value, and not too many", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (top) => {
        const steps = ticks(top, 4);
        expect(steps[0]).toBe(0);
        expect(steps.at(-1)).toBeGreaterThanOrEqual(top);
        expect(steps.length).toBeLessThanOrEqual(6);
      }),
    );
  });

  test("has the powers of ten that hold the data", () => {
    expect(decades(2.1e6, 7.7e7)).toEqual([1e6, 1e7, 1e8]);
    expect(decades(1e6, 1e6)).toEqual([1e6, 1e7]);
  });

  test("draws what was paid as stairs, and a forecast as a closed field", () => {
    expect(
      stairs([
        [0, 10],
        [5, 8],
      ]),
    ).toBe("M0 10H5V8");
    expect(
      between(
        [
          [0, 0],
          [1, 0],
        ],
        [
          [0, 2],
          [1, 2],
        ],
      ),
    ).toBe("M0 0L1 0L1 2L0 2Z");
  });
});

test.each([
  [12_000, 180_000, 15],
  [12_000, 120_000, 10],
  [9_000, 180_000, 20],
  [8_000, 180_000, null],
])("paying %i a year costs as much as %i at once from year %s", (yearly, prepaid, year) =>
  expect(crossing(yearly, prepaid, 20)).toBe(year),
);

test("the cost chart says its figures in words, in the language of the page", () => {
  const chart = <CostChart title="Cord" collection={160_000} yearly={12_000} prepaid={180_000} currency="EUR" />;
  expect(shown(chart)).toContain("Paid yearly it reaches €4,000; prepaid it stays at €3,400.");
  expect(shown(chart)).toContain("same cost from year 15");
  expect(shown(chart, rootWith({ locale: "it" }))).toContain("stesso costo dall’anno 15");
  expect(shown(chart).match(/role="img"/g)).toHaveLength(2);
});

test("a growth chart holds each count, the fan of its forecast and what is needed", () => {
  const day = { p10: 8e7, p25: 9e7, p50: 1e8, p75: 1.2e8, p90: 1.5e8 };
  const html = shown(
    <GrowthChart
      title="Cells"
      points={[
        { day: 0, cells: 2.1e6 },
        { day: 7, cells: 1.6e7 },
      ]}
      forecast={[
        { day: 7, p10: 1.6e7, p25: 1.6e7, p50: 1.6e7, p75: 1.6e7, p90: 1.6e7 },
        { day: 14, ...day },
      ]}
      target={{ cells: 1.58e8, label: "needed" }}
    />,
  );
  expect(html.match(/class="dot"/g)).toHaveLength(4);
  expect(html).toContain("fan1");
  expect(html).toContain("needed");
  expect(html).toContain("10 million");
  expect(shown(<GrowthChart title="Cells" points={[]} />)).toBe("");
});

test("a histogram names P10, P50 and P90, and its limit", () => {
  const bins = [
    { from: 25, to: 28, count: 3 },
    { from: 28, to: 31, count: 9 },
    { from: 31, to: 34, count: 4 },
  ];
  const html = shown(
    <HistogramChart title="Days" bins={bins} marks={{ p10: 28.2, p50: 30.4, p90: 33.3 }} limit={{ at: 36, label: "36 days are there" }} />,
  );
  expect(html).toContain("P10 28.2, P50 30.4, P90 33.3");
  expect(html).toContain("36 days are there");
  expect(shown(<HistogramChart title="Days" bins={[]} marks={{ p10: 0, p50: 0, p90: 0 }} />)).toBe("");
});

describe("a temperature chart", () => {
  const reading = (hour: number, celsius = -185) => ({ at: new Date(Date.UTC(2026, 10, 1, hour)).toISOString(), celsius });

  test("draws a gap as a gap: no line crosses it, and it says that nothing was read", () => {
    const html = shown(<TemperatureChart title="Top probe" limit={-150} readings={[reading(0), reading(1), reading(9), reading(10)]} />);
    expect(html.match(/class="ln thin"/g)).toHaveLength(2);
    expect(html).toContain("no readings");
    expect(html.replace(/\u00a0/g, " ")).toContain("limit −150 °C");
  });

  test("keeps every reading in exactly one run, in order", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 50 }), (times) => {
        const readings = [...times].sort((a, b) => a - b).map((at) => ({ at, celsius: -180 }));
        const runs = runsOf(readings, 100);
        expect(runs.flat()).toEqual(readings);
        for (const run of runs)
          for (const [index, { at }] of run.entries()) if (index > 0) expect(at - (run[index - 1]?.at ?? 0)).toBeLessThanOrEqual(100);
      }),
    );
  });
});

test("a plan is drawn for wide screens and told as a list for phones", () => {
  const html = shown(
    <PlanChart
      title="Plan"
      today="2026-11-23"
      steps={[
        { label: "Licence", whose: "You", from: "2026-11-23", to: "2026-12-13", state: "blocks", note: "latest 13 Dec" },
        { label: "Infusion", whose: "You", from: "2027-01-18", to: "2027-01-18", state: "event" },
      ]}
    />,
  );
  expect(html).toContain("plan-blocks");
  expect(html).toContain("latest 13 Dec");
  expect(html).toContain('<ol class="timeline">');
});
