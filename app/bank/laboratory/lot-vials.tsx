import { Cells, Code } from "~/ui/code";
import { DataTable } from "~/ui/data-table";
import { useT } from "~/web/i18n";

interface ShownVial {
  id: string;
  division: string;
  purpose: "dose" | "reserve" | "qc" | "retain";
  state: "frozen" | "stored" | "reserved" | "packed" | "in_transit" | "with_clinic" | "infused" | "returned" | "destroyed" | "spent";
  held: boolean;
  cells: number;
  volumeMl: number;
  collectionType: string;
}

/** The vials of a lot, in the order of their divisions. */
export function LotVials({ vials }: { vials: readonly ShownVial[] }) {
  const { t, unit } = useT();
  return (
    <DataTable
      caption={t("laboratory.vials_of_lot")}
      rows={vials}
      rowKey={(vial) => vial.id}
      rowTo={(vial) => `/staff/vials/${vial.id}`}
      empty={<p className="muted">{t("laboratory.no_vials_yet")}</p>}
      columns={[
        { key: "division", head: t("laboratory.division"), cell: (vial) => <Code>{vial.division}</Code> },
        { key: "purpose", head: t("laboratory.purpose"), cell: (vial) => t(`laboratory.purpose_${vial.purpose}`) },
        { key: "state", head: t("laboratory.state"), cell: (vial) => t(`laboratory.vial_${vial.held ? "held" : vial.state}`) },
        { key: "cells", head: t("laboratory.cells"), end: true, cell: (vial) => <Cells n={vial.cells} /> },
        { key: "volume", head: t("laboratory.volume"), end: true, cell: (vial) => unit(vial.volumeMl, "mL", 1) },
        {
          key: "type",
          head: t("laboratory.collection_type"),
          cell: (vial) => (
            <>
              <Code>{vial.collectionType}</Code> <span className="sub">{t(`laboratory.collection_${vial.collectionType as "1"}`)}</span>
            </>
          ),
        },
      ]}
    />
  );
}
