import { checkCharacter } from "~/bank/collection/isbt.rules";
import { Code } from "~/ui/code";
import { DataTable } from "~/ui/data-table";
import { DinPlate } from "~/ui/din-plate";
import { EmptyState } from "~/ui/empty-state";
import { Pagination } from "~/ui/pagination";
import { TissueMark } from "~/ui/tissue-mark";
import { useT } from "~/web/i18n";
import type { Tissue } from "~db/schema/columns";
import { type BoxVial, placeOf } from "./box-grid";
import { VialState } from "./vial-state";
import type { ListedVial } from "./vial-table";

const ROWS = 10;

interface Props {
  vials: readonly (ListedVial & BoxVial)[];
  selected: BoxVial | null;
  /** The row that the table begins with, from 0; beyond the last row, the last rows are shown. */
  from: number;
}

/** The vials of a box as rows, ten at a time: those of the chosen vial's donor first, then by place. */
export function BoxTable({ vials, selected, from: asked }: Props) {
  const { t, cells } = useT();
  const from = asked < vials.length ? asked : Math.max(0, Math.ceil(vials.length / ROWS) - 1) * ROWS;
  const own = (vial: BoxVial) => (vial.donorId === selected?.donorId ? 0 : 1);
  const ordered = [...vials].sort((one, other) => own(one) - own(other));
  const address = (row: number) => `?${new URLSearchParams({ ...(selected && { vial: selected.id }), from: String(row) })}`;
  return (
    <>
      <DataTable
        caption={t("storage.same_as_table")}
        rows={ordered.slice(from, from + ROWS)}
        rowKey={(vial) => vial.id}
        rowTo={(vial) => `?vial=${vial.id}`}
        selected={selected?.id}
        empty={
          <EmptyState drawing="vial" title={t("storage.box_empty")}>
            {t("storage.box_empty_why")}
          </EmptyState>
        }
        columns={[
          { key: "place", head: t("storage.place"), cell: (vial) => <Code>{placeOf(vial)}</Code> },
          {
            key: "tissue",
            head: t("storage.tissue"),
            cell: (vial) => (
              <span className="tt">
                <TissueMark tissue={vial.tissue as Tissue} size={20} silent /> {t(`ui.tissue_${vial.tissue as Tissue}`)}
              </span>
            ),
          },
          {
            key: "label",
            head: t("storage.label"),
            cell: (vial) => (
              <>
                <DinPlate din={vial.din} check={checkCharacter(vial.din)} division={vial.division} />
              </>
            ),
          },
          { key: "state", head: t("storage.state"), cell: (vial) => <VialState vial={vial} /> },
          { key: "lot", head: t("storage.lot"), cell: (vial) => <Code>{vial.lotNumber}</Code>, phone: false },
          { key: "cells", head: t("storage.cells"), cell: (vial) => cells(vial.cells), end: true },
        ]}
      />
      <Pagination
        previous={from > 0 ? address(Math.max(0, from - ROWS)) : undefined}
        next={from + ROWS < vials.length ? address(from + ROWS) : undefined}
      />
    </>
  );
}
