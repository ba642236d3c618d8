import { EmptyState } from "~/ui/empty-state";
import { type Exception, ExceptionTable } from "~/ui/exception-table";
import { useT } from "~/web/i18n";
import { Material } from "./material";

interface Of {
  id: string;
  din: string;
  tissue: string;
}
interface Props {
  process: readonly (Of & { material: string; receivedAt: Date | null })[];
  markers: readonly (Of & { collectedAt: Date | null })[];
  freeze: readonly (Of & { number: string; harvestedAt: Date })[];
  place: readonly (Of & { number: string; frozenAt: Date | null })[];
  readings: readonly (Of & { number: string; frozenAt: Date | null; openTests: number })[];
}

/** What waits for a hand at the bench, the most perishable first. */
export function BenchWork({ process, markers, freeze, place, readings }: Props) {
  const { t, date } = useT();
  const since = (at: Date | null) => (at ? t("laboratory.since", { date: date(at) }) : undefined);
  const row = (of: Of, key: string, what: string, state: Exception["state"], act: Exception["act"], at: Date | null): Exception => ({
    id: `${key} ${of.id}`,
    state,
    what,
    sub: <Material din={of.din} tissue={of.tissue} />,
    act,
    clock: since(at),
  });
  const rows = [
    ...freeze.map((lot) =>
      row(
        lot,
        "freeze",
        t("laboratory.lot_to_freeze", { number: lot.number }),
        "look",
        { label: t("laboratory.freeze_act"), to: `/staff/lots/${lot.id}/freeze` },
        lot.harvestedAt,
      ),
    ),
    ...place.map((lot) =>
      row(
        lot,
        "place",
        t("laboratory.lot_to_place", { number: lot.number }),
        "look",
        { label: t("laboratory.place_act"), to: `/staff/lots/${lot.id}/place` },
        lot.frozenAt,
      ),
    ),
    ...process.map((donation) =>
      row(
        donation,
        "process",
        t("laboratory.donation_to_process"),
        "look",
        { label: t("laboratory.process_act"), to: `/staff/donations/${donation.id}/processing` },
        donation.receivedAt,
      ),
    ),
    ...markers.map((donation) =>
      row(
        donation,
        "markers",
        t("laboratory.markers_to_enter"),
        "know",
        { label: t("laboratory.markers_act"), to: `/staff/donations/${donation.id}/markers` },
        donation.collectedAt,
      ),
    ),
    ...readings.map((lot) =>
      row(
        lot,
        "read",
        t("laboratory.readings_due", { number: lot.number, count: lot.openTests }),
        "know",
        { label: t("laboratory.enter_results"), to: `/staff/lots/${lot.id}/tests` },
        lot.frozenAt,
      ),
    ),
  ];
  if (rows.length > 0) return <ExceptionTable rows={rows} caption={t("laboratory.waits_for_a_hand")} />;
  return (
    <EmptyState drawing="tank" title={t("laboratory.nothing_waits")}>
      <p>{t("laboratory.nothing_waits_why")}</p>
    </EmptyState>
  );
}
