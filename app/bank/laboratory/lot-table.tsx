import type { ReactNode } from "react";
import { checkCharacter } from "~/bank/collection/isbt.rules";
import { Code } from "~/ui/code";
import { DataTable } from "~/ui/data-table";
import { DinPlate } from "~/ui/din-plate";
import type { Tissue } from "~/ui/tissue-mark";
import { TissueName } from "~/ui/tissue-name";
import { useT } from "~/web/i18n";
import type { Disposition } from "./disposition.rules";
import { LotState } from "./lot-state";
import { Power } from "./power";

interface ListedLot {
  id: string;
  number: string;
  din: string;
  tissue: Tissue;
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
        {
          key: "number",
          head: t("laboratory.lot"),
          cell: (lot) => (
            <span className="xl:whitespace-nowrap">
              <Code>{lot.number}</Code>
            </span>
          ),
        },
        {
          key: "collection",
          head: t("laboratory.collection"),
          cell: (lot) => (
            <span className="inline-flex items-center gap-2">
              <span className="xl:order-last">
                <TissueName tissue={lot.tissue} tight />
              </span>
              <DinPlate din={lot.din} check={checkCharacter(lot.din)} />
            </span>
          ),
        },
        {
          key: "kind",
          head: t("laboratory.kind"),
          cell: (lot) => <span className="xl:whitespace-nowrap">{t(`laboratory.kind_${lot.kind}`)}</span>,
        },
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
