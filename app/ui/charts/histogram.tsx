import { useT } from "~/web/i18n";
import { isolated } from "~/web/translate";
import { Chart, ChartFigure } from "./chart";
import { linear } from "./scale";

interface Props {
  title: string;
  caption?: string;
  bins: readonly { from: number; to: number; count: number }[];
  marks: { p10: number; p50: number; p90: number };
  limit?: { at: number; label: string };
  /** Decimals of the marks. */
  decimals?: number;
}

const [WIDTH, HEIGHT, BASE] = [350, 156, 116];

/** How often each result came out in many computed runs; between P10 and P90 darker, the limit dashed. */
export function HistogramChart({ title, caption, bins, marks, limit, decimals = 1 }: Props) {
  const { number } = useT();
  const [first, last] = [bins[0], bins.at(-1)];
  if (!first || !last) return null;
  const x = linear([Math.min(first.from, limit?.at ?? first.from), Math.max(last.to, limit?.at ?? last.to)], [8, WIDTH - 8]);
  const y = linear([0, Math.max(...bins.map((bin) => bin.count), 1)], [BASE, 26]);
  const limitAt = limit ? x(limit.at) : 0;
  return (
    <ChartFigure title={title} caption={caption}>
      <Chart
        width={WIDTH}
        height={HEIGHT}
        label={`${title}: P10 ${number(marks.p10, decimals)}, P50 ${number(marks.p50, decimals)}, P90 ${number(marks.p90, decimals)}`}
      >
        {bins.map(({ from, to, count }) => (
          <rect
            key={from}
            className={to > marks.p10 && from < marks.p90 ? "bar2" : "bar1"}
            x={x(from)}
            y={y(count)}
            width={Math.max(x(to) - x(from) + 0.3, 1)}
            height={BASE - y(count)}
          />
        ))}
        <path className="axis" d={`M8 ${BASE}H${WIDTH - 8}`} />
        {(["p10", "p50", "p90"] as const).map((mark) => (
          <g key={mark}>
            <path className="axis ink" d={`M${x(marks[mark])} ${BASE}v6`} />
            <text className="ti" x={x(marks[mark])} y={BASE + 20} textAnchor="middle">
              {number(marks[mark], decimals)}
            </text>
            <text x={x(marks[mark])} y={BASE + 35} textAnchor="middle">
              {mark.toUpperCase()}
            </text>
          </g>
        ))}
        {limit ? (
          <>
            <path className="lim" d={`M${limitAt} 18V${BASE}`} />
            <text
              className="st"
              x={limitAt > WIDTH / 2 ? limitAt - 6 : limitAt + 6}
              y="14"
              textAnchor={limitAt > WIDTH / 2 ? "end" : "start"}
            >
              {isolated(limit.label)}
            </text>
          </>
        ) : null}
      </Chart>
    </ChartFigure>
  );
}
