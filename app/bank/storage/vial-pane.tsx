import { checkCharacter } from "~/bank/collection/isbt.rules";
import { LinkButton } from "~/ui/button";
import { Cells, Code } from "~/ui/code";
import { DetailPane } from "~/ui/detail-pane";
import { DinPlate } from "~/ui/din-plate";
import { SummaryList } from "~/ui/summary-list";
import { useT } from "~/web/i18n";
import type { ListedVial } from "./vial-columns";
import { VialState } from "./vial-state";

type PaneVial = ListedVial & {
  purpose: string;
  productCode: string;
  biohazard: boolean;
  frozenAt: string | Date;
  storedAt: string | Date | null;
};

/** The chosen vial beside its box. */
export function VialPane({ vial }: { vial: PaneVial }) {
  const { t } = useT();
  return (
    <DetailPane eyebrow={t("storage.selected", { place: vial.place ?? "" })} title={`${vial.din} ${vial.division}`}>
      <VialFacts vial={vial} />
      {vial.state === "stored" && <LinkButton to={`/staff/vials/${vial.id}/move`}>{t("storage.move_this")}</LinkButton>}
      <LinkButton to={`/staff/vials/${vial.id}`} look="plain">
        {t("storage.open_vial")}
      </LinkButton>
    </DetailPane>
  );
}

/** What there is to know of a vial, each with its unit. */
export function VialFacts({ vial }: { vial: PaneVial }) {
  const { t, date } = useT();
  return (
    <SummaryList
      items={[
        { term: t("storage.label"), value: <DinPlate din={vial.din} check={checkCharacter(vial.din)} division={vial.division} /> },
        { term: t("storage.state"), value: <VialState vial={vial} /> },
        { term: t("storage.place"), value: vial.place ? <Code>{vial.place}</Code> : t("storage.no_place") },
        { term: t("storage.cells"), value: <Cells n={vial.cells} />, note: t("storage.frozen_on", { date: date(vial.frozenAt) }) },
        { term: t("storage.purpose"), value: t(`storage.purpose_${vial.purpose}` as "storage.purpose_dose") },
        { term: t("storage.product"), value: <Code>{vial.productCode}</Code> },
        { term: t("storage.lot"), value: <Code>{vial.lotNumber}</Code> },
        ...(vial.biohazard ? [{ term: t("storage.hazard"), value: t("storage.hazard_why") }] : []),
      ]}
    />
  );
}
