import { Cells } from "~/ui/code";
import { StatusMark } from "~/ui/status-mark";
import { SummaryList } from "~/ui/summary-list";
import { useT } from "~/web/i18n";
import type { MassBalance } from "./mass-balance.rules";

/** Where every vial and every cell of a lot is (rule 13). */
export function Balance({ balance: { vials, cells, balanced } }: { balance: MassBalance }) {
  const { t } = useT();
  const groups = ["frozen", "stored", "out", "spent", "returned", "destroyed"] as const;
  return (
    <>
      <p>
        <StatusMark state={balanced ? "met" : "stop"}>{t(balanced ? "laboratory.balanced" : "laboratory.not_balanced")}</StatusMark>
      </p>
      <SummaryList
        tight
        keep
        items={[
          { term: t("laboratory.vials_made"), value: t("laboratory.vials", { count: vials.made }) },
          ...groups
            .filter((group) => vials[group] > 0)
            .map((group) => ({ term: t(`laboratory.vials_${group}`), value: t("laboratory.vials", { count: vials[group] }) })),
          ...(cells.harvested === null
            ? []
            : [
                { term: t("laboratory.cells_harvested"), value: <Cells n={cells.harvested} /> },
                { term: t("laboratory.cells_in_vials"), value: <Cells n={cells.inVials} /> },
                { term: t("laboratory.cells_tested"), value: <Cells n={cells.tested} /> },
                { term: t("laboratory.cells_discarded"), value: <Cells n={cells.discarded} /> },
              ]),
        ]}
      />
    </>
  );
}
