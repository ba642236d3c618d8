/** The results as a table in Markdown: each case beside its limit of the same run. */
export function tableOf({ limits, cases, clients }) {
  const rows = [
    ...Object.values(limits).map((limit) => [`*${limit.name}*`, limit.measured[clients], "", ""]),
    ...cases.map((each) => [each.name, each.measured[clients], percent(each.share[clients]), verdict(each)]),
  ];
  return [
    "| case | requests/s | p50 ms | p95 ms | p99 ms | CPU ms: server + database | bytes | share of its limit | must |",
    "|---|---:|---:|---:|---:|---:|---:|---:|---|",
    ...rows.map(([name, run, share, must]) =>
      [
        "",
        name,
        Math.round(run.perSecond),
        ms(run.p50),
        ms(run.p95),
        ms(run.p99),
        `${ms(run.serverMs)} + ${ms(run.databaseMs)} = ${ms(run.serverMs + run.databaseMs)}`,
        Math.round(run.bytes),
        share,
        must,
        "",
      ]
        .join(" | ")
        .trim(),
    ),
  ].join("\n");
}

const ms = (value) => value.toFixed(value < 10 ? 2 : 1);
const percent = (share) => `${Math.round(share * 100)} %`;

/** What a case must show, and whether it does. */
function verdict({ must, share, measured }) {
  const run = measured[16];
  if (run === undefined) return "";
  const cpu = run.serverMs + run.databaseMs;
  return [
    must.share === undefined ? "" : `${percent(must.share)} ${share[16] >= must.share ? "✓" : "✗"}`,
    must.cpu === undefined ? "" : `${must.cpu} ms ${cpu <= must.cpu ? "✓" : "✗"}`,
    run.wrong > 0 ? `${run.wrong} wrong answers` : "",
  ]
    .filter(Boolean)
    .join(", ");
}

/** How the median grew against an earlier run with a smaller bank, for each case, by clients. */
export function growthOf(now, before) {
  return now.cases.flatMap((each) => {
    const earlier = before.cases.find(({ name }) => name === each.name);
    if (!earlier) return [];
    const grown = Object.keys(each.measured).flatMap((clients) => {
      const factor = each.measured[clients].p50 / earlier.measured[clients]?.p50;
      return Number.isFinite(factor) ? [`${factor.toFixed(2)}× with ${clients}`] : [];
    });
    return [`${each.name}: ${grown.join(", ")}`];
  });
}
