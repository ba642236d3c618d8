import type { ReactNode } from "react";
import { DataTable } from "~/ui/data-table";
import { StatusMark } from "~/ui/status-mark";
import { useT } from "~/web/i18n";
import { Material } from "./material";
import { Power } from "./power";

interface GrowingCulture {
  id: string;
  din: string;
  tissue: string;
  code: string;
  productCode: string;
  requestId: string | null;
  startedAt: Date;
  passage: { number: number; seededAt: Date; harvestedAt: Date | null; harvestedCells: number | null; cumulativePdl: number | null } | null;
}

const DAY_MS = 86_400_000;

/** Cultures that grow, each with its passage, its age and what comes next. */
export function GrowingTable({ cultures, now, empty }: { cultures: readonly GrowingCulture[]; now: Date; empty: ReactNode }) {
  const { t, number } = useT();
  const next = ({ passage }: GrowingCulture) => {
    if (!passage) return <StatusMark state="look">{t("laboratory.next_seed")}</StatusMark>;
    if (passage.harvestedAt) return <StatusMark state="look">{t("laboratory.next_seed_or_lot")}</StatusMark>;
    const days = Math.floor((now.getTime() - passage.seededAt.getTime()) / DAY_MS);
    return <StatusMark state="now">{t("laboratory.next_harvest", { days })}</StatusMark>;
  };
  return (
    <DataTable
      caption={t("laboratory.cultures_growing")}
      rows={cultures}
      rowKey={(culture) => culture.id}
      rowTo={(culture) => `/staff/cultures/${culture.id}`}
      empty={empty}
      columns={[
        { key: "material", head: t("laboratory.collection"), cell: (culture) => <Material din={culture.din} tissue={culture.tissue} /> },
        { key: "product", head: t("laboratory.product"), cell: (culture) => <bdi className="mono">{culture.productCode}</bdi> },
        {
          key: "for",
          head: t("laboratory.purpose"),
          cell: (culture) => t(culture.requestId ? "laboratory.for_release" : "laboratory.for_bank"),
        },
        { key: "passage", head: t("laboratory.passage"), cell: ({ passage }) => (passage ? <bdi dir="ltr">P{passage.number}</bdi> : "–") },
        {
          key: "cells",
          head: t("laboratory.last_harvest"),
          end: true,
          cell: ({ passage }) => <Power n={passage?.harvestedCells ?? null} />,
        },
        {
          key: "pdl",
          head: t("laboratory.cumulative"),
          end: true,
          cell: ({ passage }) => (passage?.cumulativePdl == null ? "–" : number(passage.cumulativePdl, 2)),
        },
        { key: "next", head: t("laboratory.next"), cell: next },
      ]}
    />
  );
}
