import { useT } from "~/web/i18n";
import { isolated } from "~/web/translate";
import { Chart, ChartFigure } from "./chart";
import { line, linear } from "./scale";

interface Props {
  title: string;
  caption?: string;
  /** In order of time; a pause longer than `gapHours` is drawn as a gap. */
  readings: readonly { at: string | Date; celsius: number }[];
  limit: number;
  gapHours?: number;
}

const [WIDTH, HEIGHT, LEFT, TOP, BOTTOM] = [350, 172, 48, 36, 146];

/** The temperature of a place, with its limit; a gap in the data is a hatched gap, never a line across it. */
export function TemperatureChart({ title, caption, readings, limit, gapHours = 2 }: Props) {
  const { t, date, number, unit } = useT();
  const points = readings.map(({ at, celsius }) => ({ at: new Date(at).getTime(), celsius }));
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  const all = [...points.map((point) => point.celsius), limit];
  const margin = Math.max((Math.max(...all) - Math.min(...all)) * 0.15, 2);
  const [low, high] = [Math.floor(Math.min(...all) - margin), Math.ceil(Math.max(...all))];
  const x = linear([first.at, last.at], [LEFT, WIDTH - 8]);
  const y = linear([low, high], [BOTTOM, TOP]);
  const runs = runsOf(points, gapHours * 3_600_000);
  return (
    <ChartFigure title={title} caption={caption}>
      <Chart width={WIDTH} height={HEIGHT} label={title}>
        {[low, Math.round((low + high) / 2)].map((celsius) => (
          <g key={celsius}>
            <path className={celsius === low ? "axis" : "gridline"} d={`M${LEFT} ${y(celsius)}H${WIDTH - 8}`} />
            <text x={LEFT - 8} y={y(celsius) + 4} textAnchor="end">
              {number(celsius)}
            </text>
          </g>
        ))}
        <path className="lim" d={`M${LEFT} ${y(limit)}H${WIDTH - 8}`} />
        <text className="st" x={WIDTH - 8} y={y(limit) - 7} textAnchor="end">
          {isolated(t("ui.chart_limit", { value: unit(limit, "°C") }))}
        </text>
        {runs.slice(1).map((run, index) => {
          const [from, to] = [x(runs[index]?.at(-1)?.at ?? 0), x(run[0]?.at ?? 0)];
          return (
            <g key={from}>
              <rect x={from} y={TOP} width={Math.max(to - from, 3)} height={BOTTOM - TOP} fill="url(#hatch)" />
              <text className="wa" x={from > WIDTH / 2 ? from - 5 : to + 5} y={TOP + 18} textAnchor={from > WIDTH / 2 ? "end" : "start"}>
                {isolated(t("ui.chart_no_readings"))}
              </text>
            </g>
          );
        })}
        {runs.map((run) => (
          <path key={run[0]?.at} className="ln thin" d={line(run.map(({ at, celsius }): [number, number] => [x(at), y(celsius)]))} />
        ))}
        <text x={LEFT} y={HEIGHT - 6}>
          {isolated(date(new Date(first.at)))}
        </text>
        <text x={WIDTH - 8} y={HEIGHT - 6} textAnchor="end">
          {isolated(date(new Date(last.at)))}
        </text>
      </Chart>
    </ChartFigure>
  );
}

type Reading = { at: number; celsius: number };

/** Readings without a pause longer than `pauseMs`, run by run. */
export function runsOf(readings: readonly Reading[], pauseMs: number): Reading[][] {
  const runs: Reading[][] = [];
  let previous: Reading | undefined;
  for (const reading of readings) {
    if (!previous || reading.at - previous.at > pauseMs) runs.push([]);
    runs.at(-1)?.push(reading);
    previous = reading;
  }
  return runs;
}
