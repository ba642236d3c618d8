import { useT } from "~/web/i18n";
import { isolated } from "~/web/translate";
import { Both, Chart, ChartFigure, type Size } from "./chart";
import { linear, stairs, ticks } from "./scale";

interface Props {
  title: string;
  /** All in minor units: the collection price, one year of storage, all years at once. */
  collection: number;
  yearly: number;
  prepaid: number;
  currency: string;
  years?: number;
}

/** The year at whose start paying yearly has cost as much as paying at once, or null within `years`. */
export function crossing(yearly: number, prepaid: number, years: number): number | null {
  const year = Math.ceil(prepaid / yearly);
  return year <= years ? year : null;
}

/** What banking costs from the first day to the last year: paid yearly beside prepaid. */
export function CostChart(props: Props) {
  return (
    <ChartFigure title={props.title}>
      <Both wide={640}>{(size) => <Drawn {...props} {...size} />}</Both>
    </ChartFigure>
  );
}

function Drawn({ collection, yearly, prepaid, currency, years = 20, width, narrow }: Props & Size) {
  const { t, money } = useT();
  const height = narrow ? 280 : 424;
  const [left, right, bottom] = [narrow ? 60 : 64, width - 6, height - 34];
  const inAll = collection + yearly * years;
  const atOnce = collection + prepaid;
  const steps = ticks(Math.max(inAll, atOnce), 4);
  const x = linear([0, years], [left, right]);
  const y = linear([0, Math.max(...steps, inAll * 1.02)], [bottom, narrow ? 30 : 40]);
  const paid = Array.from({ length: years }, (_, year): [number, number] => [x(year), y(collection + yearly * (year + 1))]);
  const meet = crossing(yearly, prepaid, years);
  const label = t("ui.chart_cost_label", { years, yearly: money(inAll, currency), prepaid: money(atOnce, currency) });
  const named = narrow ? [0, years / 2, years] : [0, years / 4, years / 2, (3 * years) / 4, years];
  return (
    <Chart width={width} height={height} label={label}>
      {steps.map((step) => (
        <g key={step}>
          <path className={step === 0 ? "axis" : "gridline"} d={`M${left} ${y(step)}H${right}`} />
          <text x={left - 10} y={y(step) + 4} textAnchor="end">
            {isolated(money(step, currency))}
          </text>
        </g>
      ))}
      {named.map((year) => (
        <text key={year} x={x(year)} y={height - 8} textAnchor={year === 0 ? "start" : year === years ? "end" : "middle"}>
          {isolated(year === 0 ? t("ui.chart_collection") : t("ui.chart_year", { year }))}
        </text>
      ))}
      <path className="ln2" d={`M${left} ${y(atOnce)}H${right}`} />
      <path className="ln" d={`M${left} ${y(collection)}${stairs(paid).replace("M", "L")}H${right}`} />
      <text className="em" x={left + 8} y={y(atOnce) - 9}>
        {isolated(t("ui.chart_prepaid", { amount: money(atOnce, currency) }))}
      </text>
      <text className="ac" x={x(years * (narrow ? 0.22 : 0.27))} y={y(collection + yearly * years * 0.27) + (narrow ? 62 : 38)}>
        {isolated(t("ui.chart_yearly", { amount: money(inAll, currency), years }))}
      </text>
      {meet === null ? null : (
        <>
          <circle className="dot" cx={x(meet - 1)} cy={y(collection + yearly * meet)} r="4.5" />
          <text
            className="ti"
            x={narrow ? right : x(meet - 1) + 8}
            y={y(atOnce) + (narrow ? 52 : 24)}
            textAnchor={narrow ? "end" : "start"}
          >
            {isolated(t("ui.chart_cross", { year: meet }))}
          </text>
        </>
      )}
    </Chart>
  );
}
