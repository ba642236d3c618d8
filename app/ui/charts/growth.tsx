import { useT } from "~/web/i18n";
import { isolated } from "~/web/translate";
import { Both, Chart, ChartFigure, type Size } from "./chart";
import { between, decades, line, linear, logarithmic } from "./scale";

export interface ForecastDay {
  day: number;
  p10: number;
  p25: number;
  p50: number;
  p75: number;
  p90: number;
}

interface Props {
  title: string;
  caption?: string;
  /** Counted cells by day of culture. */
  points: readonly { day: number; cells: number }[];
  forecast?: readonly ForecastDay[];
  target?: { cells: number; label: string };
}

/** Cells by day on a scale where equal steps are equal factors; what is forecast is a fan, P10 to P90 light, P25 to P75 darker. */
export function GrowthChart({ title, caption, ...rest }: Props) {
  if (rest.points.length === 0) return null;
  return (
    <ChartFigure title={title} caption={caption}>
      <Both wide={640}>{(size) => <Drawn {...rest} title={title} {...size} />}</Both>
    </ChartFigure>
  );
}

function Drawn({ title, points, forecast = [], target, width, narrow }: Props & Size) {
  const { t, cells } = useT();
  const height = narrow ? 260 : 320;
  const [left, right, top, bottom] = [narrow ? 84 : 96, width - 10, 24, height - 30];
  const values = [
    ...points.map((point) => point.cells),
    ...forecast.flatMap(({ p10, p90 }) => [p10, p90]),
    ...(target ? [target.cells] : []),
  ].filter((n) => n > 0);
  const rungs = decades(Math.min(...values), Math.max(...values));
  const days = [...points, ...forecast].map(({ day }) => day);
  const lastDay = Math.max(...days, 1);
  const x = linear([Math.min(...days), lastDay], [left, right]);
  const y = logarithmic([rungs[0] ?? 1, rungs.at(-1) ?? 10], [bottom, top]);
  const at = (pick: keyof Omit<ForecastDay, "day">) => forecast.map((each): [number, number] => [x(each.day), y(each[pick])]);
  const counted = points.map(({ day, cells: n }): [number, number] => [x(day), y(n)]);
  return (
    <Chart width={width} height={height} label={title}>
      {rungs.map((rung, index) => (
        <g key={rung}>
          <path className={index === 0 ? "axis" : "gridline"} d={`M${left} ${y(rung)}H${right}`} />
          <text x={left - 10} y={y(rung) + 4} textAnchor="end">
            {isolated(cells(rung))}
          </text>
        </g>
      ))}
      {[...new Set([Math.min(...days), Math.round(lastDay / 2), lastDay])].map((day, index, all) => (
        <text key={day} x={x(day)} y={height - 8} textAnchor={index === 0 ? "start" : index === all.length - 1 ? "end" : "middle"}>
          {isolated(t("ui.chart_day", { day }))}
        </text>
      ))}
      {forecast.length > 1 ? (
        <>
          <path className="fan1" d={between(at("p90"), at("p10"))} />
          <path className="fan2" d={between(at("p75"), at("p25"))} />
          <path className="ln dashed" d={line(at("p50"))} />
          <text className="ac" x={right} y={y(forecast.at(-1)?.p90 ?? 1) - 8} textAnchor="end">
            {isolated(t("ui.chart_forecast"))}
          </text>
        </>
      ) : null}
      {target ? (
        <>
          <path className="lim" d={`M${left} ${y(target.cells)}H${right}`} />
          <text className="st" x={left + 6} y={y(target.cells) - 7}>
            {isolated(target.label)}
          </text>
        </>
      ) : null}
      <path className="ln" d={line(counted)} />
      {counted.map(([cx, cy]) => (
        <circle key={cx} className="dot" cx={cx} cy={cy} r="4" />
      ))}
    </Chart>
  );
}
