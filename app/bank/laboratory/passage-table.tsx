import { DataTable } from "~/ui/data-table";
import { StatusMark } from "~/ui/status-mark";
import { useT } from "~/web/i18n";
import { Power } from "./power";

export interface ShownPassage {
  id: string;
  number: number;
  seededAt: Date;
  harvestedAt: Date | null;
  seededCells: number | null;
  harvestedCells: number | null;
  populationDoublings: number | null;
  cumulativePdl: number | null;
  doublingTimeH: number | null;
  viabilityPercent: number | null;
}

/** Passages as rows; those of the culture before the freezer stand first. `selected` is the one that grows. */
export function PassageTable({ passages, selected }: { passages: readonly ShownPassage[]; selected?: string | undefined }) {
  const { t, number, date } = useT();
  const digits = (value: number | null, decimals: number) => (value === null ? "–" : number(value, decimals));
  return (
    <DataTable
      caption={t("laboratory.passages")}
      rows={passages}
      rowKey={(passage) => passage.id}
      selected={selected}
      columns={[
        { key: "passage", head: t("laboratory.passage"), cell: (passage) => <bdi dir="ltr">P{passage.number}</bdi> },
        { key: "seeded", head: t("laboratory.seeded"), cell: (passage) => date(passage.seededAt), phone: false },
        {
          key: "harvested",
          head: t("laboratory.harvested"),
          cell: (passage) =>
            passage.harvestedAt ? date(passage.harvestedAt) : <StatusMark state="now">{t("laboratory.growing")}</StatusMark>,
        },
        { key: "in", head: t("laboratory.seeded_cells"), end: true, cell: (passage) => <Power n={passage.seededCells} /> },
        { key: "out", head: t("laboratory.harvested_cells"), end: true, cell: (passage) => <Power n={passage.harvestedCells} /> },
        { key: "pd", head: t("laboratory.doublings"), end: true, cell: (passage) => digits(passage.populationDoublings, 2) },
        { key: "pdl", head: t("laboratory.cumulative"), end: true, cell: (passage) => digits(passage.cumulativePdl, 2) },
        { key: "dt", head: t("laboratory.doubling_time_h"), end: true, cell: (passage) => digits(passage.doublingTimeH, 1) },
        { key: "viable", head: t("laboratory.viable_percent"), end: true, cell: (passage) => digits(passage.viabilityPercent, 0) },
      ]}
    />
  );
}
