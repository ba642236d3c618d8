import { LinkButton } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Link } from "~/ui/link";
import { Section } from "~/ui/page-head";
import { StatusMark } from "~/ui/status-mark";
import { type Tissue, TissueMark } from "~/ui/tissue-mark";
import { useT } from "~/web/i18n";
import type { CaseState } from "./case-state.rules";
import { lookOf } from "./case-state.rules";

type When = string | Date;
export interface Waiting {
  quotes: readonly { id: string; tissue: Tissue; validUntil: When }[];
  consents: readonly { id: string; givenName: string }[];
  payments: readonly { id: string; purpose: string; amountMinor: number; currency: string; dueAt: When }[];
  requests: readonly { id: string }[];
}

/** What waits for this person, each with its one act. Nothing is shown when nothing waits. */
export function WaitingList({ quotes, consents, payments, requests }: Waiting) {
  const { t, date, money } = useT();
  const rows = [
    ...requests.map(({ id }) => ({
      id,
      text: t("enquiries.wait_request"),
      act: t("enquiries.wait_request_act"),
      to: `/family/requests/${id}`,
    })),
    ...consents.map(({ id, givenName }) => ({
      id,
      text: t("enquiries.wait_consent", { name: givenName }),
      act: t("enquiries.wait_consent_act"),
      to: `/family/consents/${id}`,
    })),
    ...payments.map(({ id, amountMinor, currency, dueAt }) => ({
      id,
      text: t("enquiries.wait_payment", { amount: money(amountMinor, currency, "exact"), date: date(dueAt) }),
      act: t("enquiries.wait_payment_act"),
      to: `/family/payments/${id}`,
    })),
    ...quotes.map(({ id, tissue, validUntil }) => ({
      id,
      text: t("enquiries.wait_quote", { tissue: t(`ui.tissue_${tissue}`), date: date(validUntil) }),
      act: t("enquiries.wait_quote_act"),
      to: `/family/quotes/${id}`,
    })),
  ];
  if (rows.length === 0) return null;
  return (
    <Section title={t("enquiries.waiting", { count: rows.length })}>
      <ul className="grid gap-4 mt-4">
        {rows.map(({ id, text, act, to }, index) => (
          <li key={id} className="notice n-note">
            <p>{text}</p>
            <p className="acts mt-3">
              <LinkButton to={to} {...(index === 0 ? { look: "primary" as const } : {})}>
                {act}
              </LinkButton>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export interface CaseShown {
  id: string;
  tissue: Tissue;
  state: CaseState;
  givenName: string;
}

/** Every case of the family: whose, which tissue, how far. */
export function CaseList({ cases }: { cases: readonly CaseShown[] }) {
  const { t } = useT();
  if (cases.length === 0)
    return (
      <EmptyState drawing="kit" title={t("enquiries.no_cases")}>
        <p>{t("enquiries.no_cases_why")}</p>
      </EmptyState>
    );
  return (
    <Section title={t("enquiries.cases")}>
      <ul className="grid gap-4 mt-4">
        {cases.map((each) => (
          <li key={each.id} className="flex items-center gap-4 border-b border-line pb-4">
            <TissueMark tissue={each.tissue} size={32} silent />
            <div className="grow">
              <Link className="link med" to={`/family/cases/${each.id}`}>
                {t("enquiries.case_of", { name: each.givenName, tissue: t(`ui.tissue_${each.tissue}`) })}
              </Link>
              <p className="t15">
                <StatusMark state={lookOf(each.state)}>{t(`enquiries.case_${each.state}`)}</StatusMark>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
