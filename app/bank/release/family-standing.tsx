import { Amount } from "~/ui/amount";
import { Link } from "~/ui/link";
import { Section } from "~/ui/page-head";
import { SummaryList } from "~/ui/summary-list";
import { useT } from "~/web/i18n";
import type { FamilyPage } from "./family-page.server";

/** What is due next, and what was paid so far. */
export function NextPayment({ page }: { page: FamilyPage }) {
  const { t, date, money } = useT();
  const [due] = page.due;
  const { plan, paidMinor, currency } = page;
  const renewal = due === undefined && plan?.plan === "yearly" && plan.paidUntil !== null ? plan : null;
  return (
    <Section id="pay" title={t("family.next_payment")}>
      {due ? <Amount amountMinor={due.amountMinor} currency={due.currency} note={t(`family.purpose_${due.purpose}`)} /> : null}
      {renewal?.paidUntil ? (
        <Amount
          amountMinor={renewal.amountMinor}
          currency={renewal.currency}
          note={t("family.renews_on", { date: date(renewal.paidUntil) })}
        />
      ) : null}
      {due === undefined && renewal === null ? <p className="muted">{t("family.nothing_due")}</p> : null}
      <SummaryList
        items={[
          { term: t("family.can_it_rise"), value: t("family.cannot_rise") },
          { term: t("family.paid_so_far"), value: <bdi>{money(paidMinor, currency, "exact")}</bdi> },
        ]}
      />
      <p>
        <Link className="link" to={due ? `/family/payments/${due.id}` : "/family/payments"}>
          {t(due ? "family.pay_it" : "family.all_payments")}
        </Link>
      </p>
    </Section>
  );
}

/** Which clinics may see the cells, and until when. */
export function Grants({ page }: { page: FamilyPage }) {
  const { t, date } = useT();
  return (
    <Section id="clinics" title={t("family.clinics")} lead={t("family.clinics_lead")}>
      {page.grants.length > 0 ? (
        <SummaryList
          items={page.grants.map(({ name, untilAt }) => ({ term: name, value: t("family.grant_until", { date: date(untilAt) }) }))}
        />
      ) : (
        <p className="muted">{t("family.no_clinics")}</p>
      )}
      <p>
        <Link className="link" to={`/family/cases/${page.case.id}/grants`}>
          {t("family.open_to_clinic")}
        </Link>
      </p>
    </Section>
  );
}
