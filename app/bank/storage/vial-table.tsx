import type { ReactNode } from "react";
import { checkCharacter } from "~/bank/collection/isbt.rules";
import { Code } from "~/ui/code";
import { DataTable } from "~/ui/data-table";
import { DinPlate } from "~/ui/din-plate";
import { TissueMark } from "~/ui/tissue-mark";
import { useT } from "~/web/i18n";
import type { Tissue } from "~db/schema/columns";
import { VialState } from "./vial-state";

export interface ListedVial {
  id: string;
  din: string;
  division: string;
  tissue: string;
  state: string;
  held: boolean;
  lotNumber: string;
  lotState: string;
  place: string | null;
  cells: number;
}

interface Props<V extends ListedVial> {
  caption: string;
  vials: readonly V[];
  to: (vial: V) => string;
  selected?: string | undefined;
  empty: ReactNode;
}

/** Vials as rows: label, tissue, state, lot, place, cells. */
export function VialTable<V extends ListedVial>({ caption, vials, to, selected, empty }: Props<V>) {
  const { t, cells } = useT();
  return (
    <DataTable
      caption={caption}
      rows={vials}
      rowKey={(vial) => vial.id}
      rowTo={to}
      selected={selected}
      empty={empty}
      columns={[
        {
          key: "label",
          head: t("storage.label"),
          cell: (vial) => (
            <>
              <DinPlate din={vial.din} check={checkCharacter(vial.din)} division={vial.division} />
            </>
          ),
        },
        { key: "tissue", head: t("storage.tissue"), cell: (vial) => <TissueMark tissue={vial.tissue as Tissue} /> },
        { key: "state", head: t("storage.state"), cell: (vial) => <VialState vial={vial} /> },
        { key: "lot", head: t("storage.lot"), cell: (vial) => <Code>{vial.lotNumber}</Code>, phone: false },
        { key: "place", head: t("storage.place"), cell: (vial) => (vial.place ? <Code>{vial.place}</Code> : t("storage.no_place")) },
        { key: "cells", head: t("storage.cells"), cell: (vial) => cells(vial.cells), end: true },
      ]}
    />
  );
}
