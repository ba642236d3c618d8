import { Both, Chart, type Size } from "~/ui/charts/chart";
import { line, linear, ticks } from "~/ui/charts/scale";
import { useT } from "~/web/i18n";
import { isolated } from "~/web/translate";
import { type Course, type CoursePoint, course } from "./pdl-course.rules";

interface Props {
  /** Passages of the culture whose vials were thawed for this one. */
  earlier: readonly Course[];
  passages: readonly Course[];
  startingCpdl: number;
  /** Days in the freezer between the two; null for a culture from tissue. */
  frozenDays: number | null;
  limit: number | null;
}

/** Cumulative doublings by day of culture, up to the limit of the product; time in the freezer is a band of its own. */
export function PdlChart(props: Props) {
  const { t } = useT();
  return (
    <figure className="growth">
      <figcaption>
        <h2>{t("laboratory.growth")}</h2>
        <span className="muted">{t("laboratory.growth_caption")}</span>
      </figcaption>
      <Both wide={820}>{(size) => <Drawn {...props} {...size} />}</Both>
    </figure>
  );
}

const BAND = 58;

function Drawn({ earlier, passages, startingCpdl, frozenDays, limit, width, narrow }: Props & Size) {
  const { t, number } = useT();
  const { before, own } = course(earlier, passages, startingCpdl);
  const [left, right, top, bottom] = [narrow ? 30 : 44, width - 16, 24, (narrow ? 260 : 340) - 40];
  const frozenAt = before.at(-1)?.day ?? null;
  const lastDay = Math.max(own.at(-1)?.day ?? 0, 1);
  const highest = Math.max(limit ?? 0, ...own.map(({ pdl }) => pdl), 2);
  const rungs = ticks(highest, narrow ? 4 : 7);
  const days = linear([0, lastDay], [left, right - (frozenAt === null ? 0 : BAND)]);
  const x = (day: number, after: boolean) => days(day) + (after && frozenAt !== null ? BAND : 0);
  const y = linear([0, Math.max(...rungs)], [bottom, top]);
  const at = (points: CoursePoint[], after: boolean) => points.map(({ day, pdl }): [number, number] => [x(day, after), y(pdl)]);
  const label = t("laboratory.growth_label", {
    passage: own.at(-1)?.passage ?? 0,
    doublings: number(own.at(-1)?.pdl ?? 0, 2),
    days: number(lastDay, 0),
  });
  return (
    <Chart width={width} height={bottom + 40} label={label}>
      {rungs.map((rung) => (
        <g key={rung}>
          <path className={rung === 0 ? "axis" : "gridline"} d={`M${left} ${y(rung)}H${right}`} />
          <text x={left - 10} y={y(rung) + 4} textAnchor="end">
            {number(rung)}
          </text>
        </g>
      ))}
      {limit === null ? null : (
        <>
          <path className="lim" d={`M${left} ${y(limit)}H${right}`} />
          <text className="st" x={left + 6} y={y(limit) - 7}>
            {isolated(t("laboratory.growth_limit", { doublings: number(limit) }))}
          </text>
        </>
      )}
      {frozenAt === null ? null : (
        <>
          <rect x={days(frozenAt)} y={top} width={BAND} height={bottom - top} fill="var(--sunk)" />
          <text x={days(frozenAt) + BAND / 2} y={top + (bottom - top) / 2} textAnchor="middle">
            {isolated(t("laboratory.growth_frozen"))}
          </text>
          <text x={days(frozenAt) + BAND / 2} y={top + (bottom - top) / 2 + 16} textAnchor="middle">
            {isolated(t("laboratory.days", { days: Math.round(frozenDays ?? 0) }))}
          </text>
        </>
      )}
      <path className="ln" d={line(at(before, false))} />
      <path className="ln" d={line(at(own, true))} />
      <Points points={before} place={(point) => [x(point.day, false), y(point.pdl)]} />
      <Points points={own} place={(point) => [x(point.day, true), y(point.pdl)]} last />
      {[0, lastDay].map((day) => (
        <text key={day} x={x(day, day > 0)} y={bottom + 20} textAnchor={day === 0 ? "start" : "end"}>
          {isolated(t("laboratory.days", { days: Math.round(day) }))}
        </text>
      ))}
    </Chart>
  );
}

type PointsProps = { points: readonly CoursePoint[]; place: (point: CoursePoint) => [number, number]; last?: boolean };

/** Harvests as dots with their passage; the newest is filled and emphasised. */
function Points({ points, place, last = false }: PointsProps) {
  const harvests = points.filter(({ passage }) => passage !== null);
  return harvests.map((point, index) => {
    const [cx, cy] = place(point);
    const now = last && index === harvests.length - 1;
    return (
      <g key={point.passage}>
        <circle className={now ? "dotf" : "dot"} cx={cx} cy={cy} r={now ? 5.5 : 4.5} />
        <text className={now ? "em" : "ti"} x={cx - 8} y={cy - 10} textAnchor={point.day === 0 ? "start" : "end"}>
          P{point.passage}
        </text>
      </g>
    );
  });
}
