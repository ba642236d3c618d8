import type { ReactNode } from "react";
import { Code } from "~/ui/code";
import { DataTable } from "~/ui/data-table";
import { useT } from "~/web/i18n";
import type { Disposition } from "./disposition.rules";
import { LotState } from "./lot-state";
import { Material } from "./material";
import { Power } from "./power";

interface ListedLot {
  id: string;
  number: string;
  din: string;
  tissue: string;
  kind: "bank" | "release" | "tissue";
  state: Disposition;
  passage: number | null;
  cumulativePdl: number | null;
  cellsHarvested: number | null;
  frozenAt: Date | null;
}

/** Lots as rows. */
export function LotTable({ lots, empty }: { lots: readonly ListedLot[]; empty: ReactNode }) {
  const { t, number, date } = useT();
  return (
    <DataTable
      caption={t("laboratory.lots")}
      rows={lots}
      rowKey={(lot) => lot.id}
      rowTo={(lot) => `/staff/lots/${lot.id}`}
      empty={empty}
      columns={[
        { key: "number", head: t("laboratory.lot"), cell: (lot) => <Code>{lot.number}</Code> },
        { key: "material", head: t("laboratory.collection"), cell: (lot) => <Material din={lot.din} tissue={lot.tissue} /> },
        { key: "kind", head: t("laboratory.kind"), cell: (lot) => t(`laboratory.kind_${lot.kind}`) },
        {
          key: "passage",
          head: t("laboratory.passage"),
          cell: (lot) => (lot.passage === null ? "–" : <bdi dir="ltr">P{lot.passage}</bdi>),
        },
        {
          key: "pdl",
          head: t("laboratory.cumulative"),
          end: true,
          cell: (lot) => (lot.cumulativePdl === null ? "–" : number(lot.cumulativePdl, 2)),
        },
        { key: "cells", head: t("laboratory.harvested_cells"), end: true, cell: (lot) => <Power n={lot.cellsHarvested} /> },
        { key: "frozen", head: t("laboratory.frozen_on"), cell: (lot) => (lot.frozenAt ? date(lot.frozenAt) : "–"), phone: false },
        { key: "state", head: t("laboratory.state"), cell: (lot) => <LotState state={lot.state} /> },
      ]}
    />
  );
}
