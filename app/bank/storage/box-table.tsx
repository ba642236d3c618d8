import { codeMarkup } from "~/ui/code";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { Pagination } from "~/ui/pagination";
import { useT } from "~/web/i18n";
import { type BoxVial, placeOf } from "./box-grid";
import { type ListedVial, vialColumns } from "./vial-columns";

const ROWS = 10;

interface Props {
  vials: readonly (ListedVial & BoxVial)[];
  selected: BoxVial | null;
  /** The row that the table begins with, from 0; beyond the last row, the last rows are shown. */
  from: number;
}

/** The vials of a box as rows, ten at a time: those of the chosen vial's donor first, then by place. */
export function BoxTable({ vials, selected, from: asked }: Props) {
  const translator = useT();
  const { t } = translator;
  const columns = vialColumns(translator);
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
          { key: "box-place", head: t("storage.place"), markup: (vial) => codeMarkup(placeOf(vial)) },
          ...columns("tissueNamed", "label", "state", "lot", "cells"),
        ]}
      />
      <Pagination
        previous={from > 0 ? address(Math.max(0, from - ROWS)) : undefined}
        next={from + ROWS < vials.length ? address(from + ROWS) : undefined}
      />
    </>
  );
}
