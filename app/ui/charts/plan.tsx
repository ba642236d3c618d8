import { useT } from "~/web/i18n";
import { isolated } from "~/web/translate";
import { Timeline } from "../timeline";
import { Chart, ChartFigure } from "./chart";
import { linear } from "./scale";

export interface PlanStep {
  label: string;
  whose: string;
  /** Dates, YYYY-MM-DD. */
  from: string;
  to: string;
  state: "done" | "open" | "blocks" | "event";
  /** Beside the bar: what limits it. */
  note?: string;
}

interface Props {
  title: string;
  caption?: string;
  steps: readonly PlanStep[];
  /** YYYY-MM-DD */
  today: string;
}

const [WIDTH, LEFT, ROW, HEAD] = [1096, 264, 40, 36];
/** A note that begins nearer than this to the last day ends with its bar instead. */
const NOTE = 200;
const day = (on: string) => Date.parse(`${on}T00:00:00Z`) / 86_400_000;

/** The plan of a release, backwards from its day; on a phone a list of the same days. */
export function PlanChart({ title, caption, steps, today }: Props) {
  const { t, date, beside } = useT();
  const end = steps.reduce((latest, step) => (step.to > latest ? step.to : latest), today);
  const x = linear([day(today), Math.max(day(end), day(today) + 1)], [LEFT, WIDTH - 48]);
  const height = HEAD + steps.length * ROW;
  const between = (on: string) => x(Math.max(day(on), day(today)));
  return (
    <ChartFigure title={title} caption={caption}>
      <section className="planwide scroll" aria-label={title}>
        <Chart width={WIDTH} height={height} label={title}>
          <path className="axis" d={`M${LEFT} 26V${height}M${x(day(end))} 26V${height}`} />
          <text className="em" x={LEFT} y="16">
            {isolated(beside(date(today), t("ui.chart_today")))}
          </text>
          <text className="em" x={x(day(end))} y="16" textAnchor="end">
            {isolated(date(end))}
          </text>
          {steps.map((step, index) => {
            const y = HEAD + index * ROW;
            const [from, to] = [between(step.from), between(step.to)];
            const note = x(day(end)) - from < NOTE ? ({ x: to - 4, textAnchor: "end" } as const) : { x: from + 4 };
            return (
              <g key={step.label}>
                <text className="ti" x="0" y={y + 16}>
                  {isolated(step.label)}
                </text>
                <text className="whose" x="0" y={y + 31}>
                  {isolated(step.whose)}
                </text>
                {step.state === "event" ? (
                  <path className="dotf" d={`M${to} ${y + 4}l9 9-9 9-9-9z`} />
                ) : (
                  <rect className={`plan-${step.state}`} x={from} y={y + 8} width={Math.max(to - from, 6)} height="12" rx="2" />
                )}
                {step.note ? (
                  <text className={step.state === "blocks" ? "st" : undefined} {...note} y={y + 35}>
                    {isolated(step.note)}
                  </text>
                ) : null}
              </g>
            );
          })}
        </Chart>
      </section>
      <div className="plannarrow">
        <Timeline
          items={steps.map(({ label, whose, from, to, state }) => ({
            when: from === to ? date(to) : `${date(from)} – ${date(to)}`,
            what: label,
            more: whose,
            state: state === "done" ? "done" : state === "blocks" ? "today" : "next",
          }))}
        />
      </div>
    </ChartFigure>
  );
}
