import { Acts, LinkButton } from "~/ui/button";
import { Code } from "~/ui/code";
import { DataTable } from "~/ui/data-table";
import { DinPlate } from "~/ui/din-plate";
import { Section } from "~/ui/page-head";
import { SummaryList } from "~/ui/summary-list";
import { type MessageKey, useT } from "~/web/i18n";
import { DonorName } from "./donation-view";
import type { Material } from "./donations.rules";
import { checkCharacter } from "./isbt.rules";
import type { KitState } from "./state-marks";

type When = string | Date;

interface KitShown {
  id: string;
  serial: string;
  state: KitState;
  din: string;
  coi: string;
  code: string;
  givenName: string;
  familyName: string;
  material: Material;
  donationId: string;
  loggerSerial: string;
  expiresOn: string;
  preparedAt: When;
  packedBy: string | null;
  checkedBy: string | null;
  checkedByName: string | null;
  dispatchedAt: When | null;
  courier: string | null;
  tracking: string | null;
}

/** What is in the box, for whom, who packed it and who checked it. */
export function KitFacts({ kit }: { kit: KitShown }) {
  const { t, date, dateTime } = useT();
  return (
    <SummaryList
      tight
      items={[
        { term: t("collection.din"), value: <DinPlate din={kit.din} check={checkCharacter(kit.din)} /> },
        { term: t("collection.coi"), value: <Code>{kit.coi}</Code> },
        { term: t("collection.donor"), value: <DonorName donor={kit} /> },
        { term: t("collection.material"), value: t(`collection.material_${kit.material}`) },
        { term: t("collection.logger"), value: <Code>{kit.loggerSerial}</Code> },
        { term: t("collection.expires"), value: date(kit.expiresOn) },
        { term: t("collection.packed"), value: dateTime(kit.preparedAt), note: kit.packedBy ? <bdi>{kit.packedBy}</bdi> : null },
        { term: t("collection.checked"), value: <bdi>{kit.checkedByName ?? t("collection.not_checked")}</bdi> },
        ...(kit.dispatchedAt === null
          ? []
          : [
              {
                term: t("collection.sent"),
                value: dateTime(kit.dispatchedAt),
                note: <bdi>{[kit.courier, kit.tracking].filter(Boolean).join(" · ")}</bdi>,
              },
            ]),
      ]}
    />
  );
}

/** The one next act with a kit; what ends it stands beside. */
export function KitActs({ kit, mayCheck, mayDispatch }: { kit: KitShown; mayCheck: boolean; mayDispatch: boolean }) {
  const { t } = useT();
  const here = `/staff/kits/${kit.id}`;
  return (
    <Acts>
      {kit.state === "prepared" && kit.checkedBy === null && mayCheck ? (
        <LinkButton look="primary" to={`${here}/check`}>
          {t("collection.check_act")}
        </LinkButton>
      ) : null}
      {kit.state === "prepared" && kit.checkedBy !== null && mayDispatch ? (
        <LinkButton look="primary" to={`${here}/dispatch`}>
          {t("collection.dispatch_act")}
        </LinkButton>
      ) : null}
      {kit.state === "dispatched" ? (
        <LinkButton look="primary" to={`/staff/donations/${kit.donationId}/collect`}>
          {t("collection.collect_act")}
        </LinkButton>
      ) : null}
      {kit.state === "dispatched" ? <LinkButton to={`${here}/lost`}>{t("collection.lost_act")}</LinkButton> : null}
      {kit.state === "prepared" ? <LinkButton to={`${here}/cancel`}>{t("collection.cancel_kit_act")}</LinkButton> : null}
      {["prepared", "dispatched"].includes(kit.state) ? null : (
        <LinkButton to={`/staff/donations/${kit.donationId}`}>{t("collection.donation")}</LinkButton>
      )}
    </Acts>
  );
}

interface Part {
  part: string;
  lot: string;
  expiresOn: string;
}

/** The parts with their lots: what a recall asks for. */
export function KitParts({ parts }: { parts: unknown }) {
  const { t, date } = useT();
  return (
    <Section title={t("collection.parts")}>
      <DataTable
        caption={t("collection.parts")}
        rows={parts as Part[]}
        rowKey={({ part }) => part}
        columns={[
          { key: "part", head: t("collection.part"), cell: ({ part }) => t(`collection.part_${part}` as MessageKey) },
          { key: "lot", head: t("collection.lot"), cell: ({ lot }) => <Code>{lot}</Code> },
          { key: "expires", head: t("collection.expires"), cell: ({ expiresOn }) => date(expiresOn) },
        ]}
      />
    </Section>
  );
}
