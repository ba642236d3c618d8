import { Notice } from "~/ui/notice";
import { SummaryList } from "~/ui/summary-list";
import { useT } from "~/web/i18n";

/** A forecast as it was shown and kept; instants are ISO texts once they were stored. */
export interface KeptForecast {
  verdict: "ready" | "expand" | "infeasible";
  binding: "cells" | "pdl" | "passage" | "date" | "clearance";
  stockDoseCells: number;
  deliverableCells: number;
  harvestCells: number;
  doublings: number;
  passages: number;
  cumulativePdl: number;
  passage: number;
  totalDays: number;
  cultureDays: number;
  p10At: string | Date;
  p50At: string | Date;
  p90At: string | Date;
  probability: number;
  inputs: {
    usableVials: number;
    cellsPerVial: number;
    reservePerSite: number;
    doublingTimeHours: number;
    measured: boolean;
    cpdlMax: number;
    passageMax: number;
    /** Days that the bank and its couriers need beside growth, as they were set then. */
    service?: { adminDays: number; shipDays: number };
  };
}

/** Will there be enough, in time? The verdict first, then the numbers behind it and what limits it. */
export function ForecastView({ forecast, plannedOn }: { forecast: KeptForecast; plannedOn: string }) {
  const { t, date, cells, number, percent } = useT();
  const { inputs } = forecast;
  const hasVials = inputs.usableVials > 0; // from none, nothing can be grown and no day foreseen
  return (
    <>
      <Notice
        tone={forecast.verdict === "infeasible" ? "stop" : forecast.verdict === "ready" ? "good" : "note"}
        title={t(`release.forecast_${forecast.verdict}`)}
      >
        {t(`release.forecast_${forecast.verdict}_why`, { share: percent(Math.round(forecast.probability * 100)), date: date(plannedOn) })}{" "}
        {t(`release.binding_${forecast.binding}`)}
      </Notice>
      <SummaryList
        items={[
          {
            term: t("release.from_stock"),
            value: cells(forecast.stockDoseCells),
            note: t("release.from_stock_note", {
              vials: inputs.usableVials,
              each: cells(inputs.cellsPerVial),
              reserve: inputs.reservePerSite,
            }),
          },
          { term: t("release.most_possible"), value: cells(forecast.deliverableCells) },
          ...(forecast.verdict === "ready" || !hasVials
            ? []
            : [
                {
                  term: t("release.to_grow"),
                  value: cells(forecast.harvestCells),
                  note: t("release.to_grow_note", { doublings: number(forecast.doublings, 2), passages: forecast.passages }),
                },
                {
                  term: t("release.at_the_end"),
                  value: t("release.at_the_end_value", {
                    pdl: number(forecast.cumulativePdl, 1),
                    max: inputs.cpdlMax,
                    passage: forecast.passage,
                    passageMax: inputs.passageMax,
                  }),
                },
                {
                  term: t("release.doubling"),
                  value: t("release.doubling_value", { hours: number(inputs.doublingTimeHours, 0) }),
                  note: t(inputs.measured ? "release.doubling_own" : "release.doubling_prior"),
                },
              ]),
          ...(hasVials
            ? [
                date(forecast.p10At) === date(forecast.p90At)
                  ? { term: t("release.ready_on"), value: date(forecast.p50At) }
                  : {
                      term: t("release.earliest"),
                      value: `${date(forecast.p10At)} · ${date(forecast.p50At)} · ${date(forecast.p90At)}`,
                      note: (
                        <>
                          <bdi>P10</bdi> · <bdi>P50</bdi> · <bdi>P90</bdi>
                        </>
                      ),
                    },
              ]
            : []),
        ]}
      />
    </>
  );
}
