import type { ReactNode } from "react";
import { DataTable } from "~/ui/data-table";
import { useT } from "~/web/i18n";
import { type ListedVial, vialColumns } from "./vial-columns";

interface Props {
  caption: string;
  vials: readonly ListedVial[];
  to: (vial: ListedVial) => string;
  empty: ReactNode;
}

/** Vials as rows: label, tissue, state, lot, place, cells. */
export function VialTable({ caption, vials, to, empty }: Props) {
  const columns = vialColumns(useT());
  return (
    <DataTable
      caption={caption}
      rows={vials}
      rowKey={(vial) => vial.id}
      rowTo={to}
      empty={empty}
      columns={columns("label", "tissue", "state", "lot", "place", "cells")}
    />
  );
}
