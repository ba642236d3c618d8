import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Both, ChartFigure } from "~/ui/charts/chart";
import { CostChart } from "~/ui/charts/cost";
import { GrowthChart } from "~/ui/charts/growth";
import { HistogramChart } from "~/ui/charts/histogram";
import { PlanChart, type PlanStep } from "~/ui/charts/plan";
import { linear, logarithmic, ticks } from "~/ui/charts/scale";
import { TemperatureChart } from "~/ui/charts/temperature";
import { isolated } from "~/web/translate";
import { seen, slipsEverywhere, told } from "~tests/support/seen";

/** Every number that places something in a drawing. */
const placesOf = (html: string): number[] =>
  [...html.matchAll(/\s(?:x|y|cx|cy|width|height|d)="([^"]*)"/g)].flatMap(([, value = ""]) =>
    [...value.matchAll(/-?\d+(?:\.\d+)?|NaN|Infinity/g)].map(([number]) => Number(number)),
  );
const drawnOf = (html: string) => html.match(/<svg class="chart"/g)?.length ?? 0;

describe("whatever the data, everything of a drawing has a place", () => {
  const day = fc.integer({ min: 0, max: 60 });
  const cells = fc.integer({ min: 1, max: 2_000_000_000 });

  test("of growth", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ day, cells }), { minLength: 1, maxLength: 6 }),
        fc.option(cells, { nil: undefined }),
        (points, target) => {
          const chart = <GrowthChart title="Cells" points={points} {...(target ? { target: { cells: target, label: "needed" } } : {})} />;
          expect(placesOf(seen(chart, [])).every(Number.isFinite)).toBe(true);
        },
      ),
      { numRuns: 25 },
    );
  });

  test("of temperatures", () => {
    const celsius = fc.integer({ min: -196, max: 30 });
    fc.assert(
      fc.property(fc.array(celsius, { minLength: 1, maxLength: 8 }), celsius, (read, limit) => {
        const readings = read.map((each, hour) => ({ at: new Date(Date.UTC(2026, 10, 1, hour)), celsius: each }));
        const html = seen(<TemperatureChart title="Probe" readings={readings} limit={limit} />, []);
        expect(placesOf(html).every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  test("of costs, for any prices and any number of years", () => {
    const price = fc.integer({ min: 1, max: 10_000_000 });
    fc.assert(
      fc.property(price, price, price, fc.integer({ min: 4, max: 40 }), (collection, yearly, prepaid, years) => {
        const html = seen(<CostChart title="Cost" {...{ collection, yearly, prepaid, years }} currency="EUR" />, []);
        expect(placesOf(html).every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});

describe("a growth chart", () => {
  const points = [{ day: 3, cells: 2_000_000 }];

  test("of one count alone still has a scale of a power of ten and more", () => {
    const words = told(<GrowthChart title="Cells" points={points} />, []);
    expect(words).toContain("1 million");
    expect(words).toContain("10 million");
  });

  test("says nothing of a forecast or a need where there is none", () => {
    const html = seen(<GrowthChart title="Cells" points={points} />, []);
    expect(html).not.toMatch(/fan1|fan2|dashed|class="lim"/);
  });

  test("draws no fan of a single day", () => {
    const one = { day: 7, p10: 1e6, p25: 1e6, p50: 2e6, p75: 3e6, p90: 4e6 };
    expect(seen(<GrowthChart title="Cells" points={points} forecast={[one]} />, [])).not.toContain("fan1");
  });

  test("is drawn for a wide screen and for a phone, each told by its title", () => {
    const html = seen(<GrowthChart title="Cells by day" points={points} caption="Counted twice" />, []);
    expect(drawnOf(html)).toBe(2);
    expect(html.match(/aria-label="Cells by day"/g)).toHaveLength(2);
    expect(html).toContain("<figcaption>Counted twice</figcaption>");
  });
});

describe("a histogram", () => {
  const bins = [10, 12, 14, 16].map((from) => ({ from, to: from + 2, count: from }));
  const marks = { p10: 11, p50: 14, p90: 15 };

  test("is darker between P10 and P90 only", () => {
    const html = seen(<HistogramChart title="Days" bins={bins} marks={marks} />, []);
    expect([...html.matchAll(/class="(bar\d)"/g)].map(([, look]) => look)).toEqual(["bar2", "bar2", "bar2", "bar1"]);
  });

  test("makes room for a limit that lies beyond every result", () => {
    const at = (limit: number) =>
      /class="lim" d="M(-?[\d.]+)/.exec(
        seen(<HistogramChart title="Days" bins={bins} marks={marks} limit={{ at: limit, label: "limit" }} />, []),
      )?.[1];
    for (const limit of [2, 13, 40]) {
      expect(Number(at(limit))).toBeGreaterThanOrEqual(8);
      expect(Number(at(limit))).toBeLessThanOrEqual(342);
    }
  });

  test("writes its marks with as many decimals as are asked", () => {
    expect(told(<HistogramChart title="Days" bins={bins} marks={marks} decimals={0} />, [])).toContain("14");
    expect(seen(<HistogramChart title="Days" bins={bins} marks={marks} decimals={2} />, [])).toContain("P50 14.00");
  });
});

describe("a temperature chart", () => {
  test("is nothing without a reading", () => expect(seen(<TemperatureChart title="Probe" readings={[]} limit={-150} />, [])).toBe(""));

  test("names its first and its last day, and its limit with a true minus", () => {
    const readings = [1, 3].map((day) => ({ at: `2026-11-0${day}T10:00:00Z`, celsius: -180 }));
    const words = told(<TemperatureChart title="Probe" readings={readings} limit={-150} gapHours={72} />, []);
    for (const fact of ["1 Nov 2026", "3 Nov 2026", "−150"]) expect(words).toContain(fact);
    expect(words).not.toContain("no readings");
  });

  test("says that nothing was read in a pause, in every language", () => {
    const readings = [1, 3].map((day) => ({ at: `2026-11-0${day}T10:00:00Z`, celsius: -180 }));
    const chart = <TemperatureChart title="Probe" readings={readings} limit={-150} />;
    expect(seen(chart, [])).toContain("url(#hatch)");
    expect(slipsEverywhere(chart, [])).toEqual([]);
  });
});

describe("a plan", () => {
  const step = (changes: Partial<PlanStep> = {}): PlanStep => ({
    ...{ label: "Growing", whose: "The bank", from: "2026-11-25", to: "2026-12-05", state: "open" },
    ...changes,
  });
  const plan = (...steps: PlanStep[]) => <PlanChart title="Plan" today="2026-11-23" steps={steps} />;
  const bars = (html: string) =>
    [...html.matchAll(/<rect class="plan-\w+" x="([\d.]+)"[^>]* width="([\d.]+)"/g)].map(([, x, width]) => [Number(x), Number(width)]);

  test("begins nothing before today, however long ago it began", () => {
    const [early] = bars(seen(plan(step({ from: "2026-10-01" })), []));
    const [now] = bars(seen(plan(step({ from: "2026-11-23" })), []));
    expect(early).toEqual(now);
  });

  test("draws a step of one day wide enough to be seen", () => {
    for (const [, width] of bars(
      seen(plan(step({ from: "2026-11-25", to: "2026-11-25" }), step({ label: "Infusion", to: "2027-06-01" })), []),
    ))
      expect(width).toBeGreaterThanOrEqual(6);
  });

  test("tells the same as a list: one day as a day, several as from and to", () => {
    const words = told(plan(step(), step({ label: "Infusion", from: "2026-12-20", to: "2026-12-20", state: "event" })), []);
    expect(words).toContain("25 Nov 2026 – 5 Dec 2026");
    expect(words).not.toContain("20 Dec 2026 – 20 Dec 2026");
  });

  test("of nothing yet is today, with words in every language", () => {
    expect(told(plan(), [])).toContain("23 Nov 2026");
    expect(slipsEverywhere(plan(), [])).toEqual([]);
  });
});

describe("the parts of every chart", () => {
  test("keep a label's direction to itself", () => expect(isolated("12 مليون")).toBe("\u206812 مليون\u2069"));

  test("are drawn twice where a phone needs other proportions", () => {
    const words = told(<Both wide={640}>{({ width, narrow }) => <p>{`${width} ${narrow ? "narrow" : "wide"}`}</p>}</Both>, []);
    expect(words).toBe("640 wide 350 narrow");
  });

  test("say nothing below a chart that has no source", () => {
    expect(seen(<ChartFigure title="Cells">drawn</ChartFigure>, [])).not.toContain("figcaption");
  });
});

describe("a scale", () => {
  test("of a single value puts it at the beginning, not nowhere", () => {
    expect(linear([5, 5], [10, 100])(5)).toBe(10);
    expect(logarithmic([1000, 1000], [100, 10])(1000)).toBe(100);
  });

  test("keeps the order of what doubles", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 1, max: 1e9 }), (one, other) => {
        const y = logarithmic([1, 1e9], [0, 1000]);
        expect(Math.sign(y(one) - y(other)) * Math.sign(one - other)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test("has ticks that are equally far apart", () => {
    for (const top of [1, 7, 99, 100, 3_401, 400_000]) {
      const [first = 0, second = 0, ...more] = ticks(top, 4);
      for (const [at, tick] of more.entries()) expect(tick).toBeCloseTo(first + (second - first) * (at + 2), 6);
    }
  });
});
