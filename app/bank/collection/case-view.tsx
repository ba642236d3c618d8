import { Acts, LinkButton } from "~/ui/button";
import { Code } from "~/ui/code";
import { DinPlate } from "~/ui/din-plate";
import { Link } from "~/ui/link";
import { Section } from "~/ui/page-head";
import { type State, StatusMark } from "~/ui/status-mark";
import { SummaryList } from "~/ui/summary-list";
import { TissueMark } from "~/ui/tissue-mark";
import { useT } from "~/web/i18n";
import type { CASE_LIFE } from "../enquiries/cases.rules";
import { DonorName } from "./donation-view";
import type { DonationState, Material } from "./donations.rules";
import { checkCharacter } from "./isbt.rules";
import { DonationMark } from "./state-marks";

type When = string | Date;
export type CaseState = keyof typeof CASE_LIFE;
const WAITING: readonly CaseState[] = ["consent_pending", "consented", "kit_shipped", "in_transit"];
const ENDED: readonly CaseState[] = ["cancelled", "not_collected", "withdrawn", "transferred_out", "closed"];
const STOPPED: readonly CaseState[] = ["rejected_at_intake", "failed_process", "discarded"];

const markOf = (state: CaseState): State =>
  WAITING.includes(state)
    ? "waiting"
    : ENDED.includes(state)
      ? "notYet"
      : STOPPED.includes(state)
        ? "stop"
        : state === "stored"
          ? "met"
          : "now";

export function CaseMark({ state }: { state: CaseState }) {
  const { t } = useT();
  return <StatusMark state={markOf(state)}>{t(`collection.case_${state}`)}</StatusMark>;
}

interface CaseShown {
  id: string;
  state: CaseState;
  coi: string;
  code: string;
  donorId: string;
  quoteId: string | null;
  givenName: string;
  familyName: string;
  bornOn: string | null;
  holderGivenName: string;
  holderFamilyName: string;
  coordinatorName: string | null;
  tissue: "bone_marrow" | "adipose" | "dental_pulp" | "birth";
  amnionPlacenta: boolean;
  storagePlan: "yearly" | "prepaid_20";
  expectedOn: string | null;
  openedAt: When;
}

export function CaseFacts({ held }: { held: CaseShown }) {
  const { t, date } = useT();
  return (
    <SummaryList
      tight
      items={[
        { term: t("collection.coi"), value: <Code>{held.coi}</Code> },
        {
          term: t("collection.donor"),
          value: (
            <Link to={`/staff/people/donors/${held.donorId}`}>
              <DonorName donor={held} />
            </Link>
          ),
          note: held.bornOn ? t("collection.born", { date: date(held.bornOn) }) : t("collection.not_born"),
        },
        { term: t("collection.holder"), value: <bdi>{`${held.holderGivenName} ${held.holderFamilyName}`}</bdi> },
        {
          term: t("collection.tissue"),
          value: (
            <span className="tt">
              <TissueMark tissue={held.tissue} size={20} silent /> {t(`ui.tissue_${held.tissue}`)}
            </span>
          ),
          note: held.amnionPlacenta ? t("collection.with_amnion") : null,
        },
        { term: t("collection.plan"), value: t(`collection.plan_${held.storagePlan}`) },
        ...(held.expectedOn ? [{ term: t("collection.expected_on"), value: date(held.expectedOn) }] : []),
        { term: t("collection.coordinator"), value: <bdi>{held.coordinatorName ?? "–"}</bdi> },
        { term: t("collection.opened"), value: date(held.openedAt) },
      ]}
    />
  );
}

const PACKABLE: readonly CaseState[] = ["consented", "deposit_paid", "kit_shipped", "collected", "in_transit", "received"];
const CANCELLABLE: readonly CaseState[] = ["consent_pending", "consented", "deposit_paid", "kit_shipped"];

/** The one next act of a case, and how it may end. */
export function CaseActs({
  held,
  hasConsent,
  toPack,
  donations,
}: {
  held: CaseShown;
  hasConsent: boolean;
  toPack: number;
  donations: number;
}) {
  const { t } = useT();
  const here = `/staff/cases/${held.id}`;
  const takenOver = held.quoteId === null && held.state === "in_transit" && donations === 0;
  const packs = toPack > 0 && PACKABLE.includes(held.state) && held.quoteId !== null;
  return (
    <Acts>
      {hasConsent ? null : (
        <LinkButton look="primary" to={`${here}/consent`}>
          {t("collection.open_consent")}
        </LinkButton>
      )}
      {packs ? (
        <LinkButton look={held.state === "deposit_paid" ? "primary" : "plain"} to={`${here}/kit`}>
          {t("collection.pack_act")}
        </LinkButton>
      ) : null}
      {takenOver ? <LinkButton to={`${here}/transfer`}>{t("collection.transfer_act")}</LinkButton> : null}
      {held.state === "kit_shipped" ? <LinkButton to={`${here}/not-collected`}>{t("collection.not_collected_act")}</LinkButton> : null}
      {CANCELLABLE.includes(held.state) ? <LinkButton to={`${here}/cancel`}>{t("collection.cancel_case_act")}</LinkButton> : null}
    </Acts>
  );
}

export function CaseConsents({
  consents,
}: {
  consents: readonly { id: string; version: number; state: "open" | "signed" | "superseded" | "withdrawn"; signedAt: When | null }[];
}) {
  const { t, date } = useT();
  if (consents.length === 0) return null;
  return (
    <Section title={t("collection.consents")}>
      <ul className="rows">
        {consents.map((consent) => (
          <li key={consent.id}>
            <StatusMark state={consent.state === "signed" ? "met" : consent.state === "open" ? "waiting" : "notYet"}>
              <Link to={`/staff/consents/${consent.id}`}>{t("collection.consent_version", { version: consent.version })}</Link>
            </StatusMark>
            {consent.signedAt ? <span className="sub">{date(consent.signedAt)}</span> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function CaseDonations({
  donations,
}: {
  donations: readonly { id: string; din: string; material: Material; state: DonationState; kitId: string | null }[];
}) {
  const { t } = useT();
  if (donations.length === 0) return null;
  return (
    <Section title={t("collection.donations")}>
      <ul className="rows">
        {donations.map(({ id, din, material, state, kitId }) => (
          <li key={id} className="acts">
            <Link to={`/staff/donations/${id}`}>
              <DinPlate din={din} check={checkCharacter(din)} />
            </Link>
            <span>{t(`collection.material_${material}`)}</span>
            <DonationMark state={state} />
            {kitId ? <Link to={`/staff/kits/${kitId}`}>{t("collection.kit")}</Link> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function CaseLots({ lots }: { lots: readonly { id: string; number: string }[] }) {
  const { t } = useT();
  if (lots.length === 0) return null;
  return (
    <Section title={t("collection.lots")}>
      <ul className="rows">
        {lots.map(({ id, number }) => (
          <li key={id}>
            <Link to={`/staff/lots/${id}`}>
              <Code>{number}</Code>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
