import { groupDin } from "~/bank/collection/isbt.rules";
import { EmptyState } from "~/ui/empty-state";
import { type Exception, ExceptionTable } from "~/ui/exception-table";
import { Section } from "~/ui/page-head";
import { useT } from "~/web/i18n";
import type { Disposition } from "./disposition.rules";
import { useWords } from "./words";

interface HeldLot {
  id: string;
  number: string;
  state: Disposition;
  holdReason: string | null;
  harvestedAt: Date;
  frozenAt: Date | null;
}
interface Props {
  me: string;
  deviations: readonly {
    id: string;
    kind: "transit_time" | "transit_temperature" | "seal" | "contamination" | "identity" | "other";
    openedAt: Date;
    lotNumber: string | null;
    din: string | null;
  }[];
  results: readonly { id: string; number: string; count: number; since: Date; enteredBy: readonly string[] }[];
  markers: readonly { sampleId: string; donationId: string; din: string; count: number; since: Date }[];
  dispose: readonly HeldLot[];
  held: readonly HeldLot[];
}

/** What waits for quality, the gravest first; below it the lots that are on hold. */
export function QualityWork({ me, deviations, results, markers, dispose, held }: Props) {
  const { t, date } = useT();
  const words = useWords();
  const since = (at: Date) => t("laboratory.since", { date: date(at) });
  const rows: Exception[] = [
    ...deviations.map(({ id, kind, openedAt, lotNumber, din }) => ({
      id,
      state: "stop" as const,
      what: t(`laboratory.deviation_${kind}`),
      sub: lotNumber ?? (din ? <bdi dir="ltr">{groupDin(din)}</bdi> : null),
      act: { label: t("laboratory.decide"), to: lotNumber ? `/staff/quality/deviations/${id}` : `/staff/deviations/${id}` },
      clock: since(openedAt),
    })),
    ...dispose.map((lot) => ({
      id: `dispose ${lot.id}`,
      state: "look" as const,
      what: t("laboratory.lot_to_dispose", { number: lot.number }),
      act: { label: t("laboratory.dispose_link"), to: `/staff/lots/${lot.id}/disposition` },
      clock: since(lot.frozenAt ?? lot.harvestedAt),
    })),
    ...results.map(({ id, number, count, since: at, enteredBy }) => ({
      id: `results ${id}`,
      state: "waiting" as const,
      what: t("laboratory.results_to_approve", { number, count: Number(count) }),
      sub: enteredBy.includes(me) ? t("laboratory.yours_another_approves") : null,
      act: { label: t("laboratory.approve_results"), to: `/staff/lots/${id}/approval` },
      clock: since(at),
    })),
    ...markers.map(({ sampleId, donationId, din, count, since: at }) => ({
      id: `markers ${sampleId}`,
      state: "waiting" as const,
      what: t("laboratory.markers_to_approve", { count: Number(count) }),
      sub: <bdi dir="ltr">{groupDin(din)}</bdi>,
      act: { label: t("laboratory.approve_results"), to: `/staff/donations/${donationId}/markers/${sampleId}/approval` },
      clock: since(at),
    })),
  ];
  return (
    <>
      {rows.length > 0 ? (
        <ExceptionTable rows={rows} caption={t("laboratory.quality_work")} />
      ) : (
        <EmptyState drawing="paper" title={t("laboratory.quality_nothing")}>
          <p>{t("laboratory.quality_nothing_why")}</p>
        </EmptyState>
      )}
      {held.length > 0 ? (
        <Section title={t("laboratory.on_hold")}>
          <ExceptionTable
            caption={t("laboratory.on_hold")}
            rows={held.map((lot) => ({
              id: lot.id,
              state: "held" as const,
              what: lot.number,
              sub: lot.holdReason ? words.hold(lot.holdReason) : words.lotState(lot.state),
              act: { label: t("laboratory.see_lot"), to: `/staff/lots/${lot.id}` },
              clock: since(lot.harvestedAt),
            }))}
          />
        </Section>
      ) : null}
    </>
  );
}
