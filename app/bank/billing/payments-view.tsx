import { LinkButton } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { Link } from "~/ui/link";
import { Section } from "~/ui/page-head";
import { StatusMark } from "~/ui/status-mark";
import { SummaryList } from "~/ui/summary-list";
import type { Tissue } from "~/ui/tissue-mark";
import { useT } from "~/web/i18n";
import { isPayable, lookOfPayment } from "./payment-state.rules";
import type { Purpose } from "./store.server";
import { feeInYear } from "./years.rules";

type When = string | Date;
interface Row {
  id: string;
  purpose: Purpose;
  amountMinor: number;
  currency: string;
  state: Parameters<typeof lookOfPayment>[0];
  dueAt: When;
  paidAt: When | null;
  acceptedAt: When | null;
  receiptNumber: string | null;
  requestId: string | null;
  ceilingMinor: number | null;
  givenName: string | null;
}

/** What is to be paid now, each with its reason and the ceiling that was signed. */
export function DueList({ payments }: { payments: readonly Row[] }) {
  const { t, date, money } = useT();
  return (
    <ul className="grid gap-4 mt-4">
      {payments.map((payment, index) => (
        <li key={payment.id} className="notice n-note">
          <h3 className="h17 med">
            {t("billing.due_of", {
              what: t(`billing.purpose_${payment.purpose}`),
              amount: money(payment.amountMinor, payment.currency, "exact"),
            })}
          </h3>
          <p>{t(`billing.why_${payment.purpose}`)}</p>
          <p className="t15 muted">
            {t("billing.asked_on", { date: date(payment.dueAt) })}
            {payment.ceilingMinor === null
              ? null
              : ` ${t("billing.ceiling", { amount: money(payment.ceilingMinor, payment.currency, "exact") })}`}
          </p>
          {payment.state === "failed" ? <StatusMark state="look">{t("billing.state_failed")}</StatusMark> : null}
          <p className="acts mt-3">
            <LinkButton
              to={isPayable(payment) ? `/family/payments/${payment.id}` : `/family/requests/${payment.requestId}`}
              {...(index === 0 ? { look: "primary" as const } : {})}
            >
              {t(isPayable(payment) ? "billing.look_and_pay" : "billing.accept_first")}
            </LinkButton>
          </p>
        </li>
      ))}
    </ul>
  );
}

/** What was paid, newest first, with its receipt and what came back. */
export function PaidTable({ payments }: { payments: readonly (Row & { refundedMinor: number })[] }) {
  const { t, date, money } = useT();
  return (
    <DataTable
      caption={t("billing.paid_caption")}
      rows={payments}
      rowKey={({ id }) => id}
      rowTo={({ id }) => `/family/payments/${id}`}
      columns={[
        { key: "what", head: t("billing.what"), cell: ({ purpose }) => t(`billing.purpose_${purpose}`) },
        { key: "when", head: t("billing.when"), cell: ({ paidAt }) => (paidAt ? date(paidAt) : "") },
        {
          key: "state",
          head: t("billing.state"),
          cell: ({ state }) => <StatusMark state={lookOfPayment(state)}>{t(`billing.state_${state}`)}</StatusMark>,
        },
        {
          key: "receipt",
          head: t("billing.receipt"),
          cell: ({ id, receiptNumber }) =>
            receiptNumber ? (
              <a className="link" href={`/family/payments/${id}/receipt.pdf`}>
                <bdi className="mono">{receiptNumber}</bdi>
              </a>
            ) : null,
        },
        { key: "amount", head: t("billing.amount"), end: true, cell: (row) => <bdi>{money(row.amountMinor, row.currency, "exact")}</bdi> },
      ]}
    />
  );
}

interface Refund {
  id: string;
  paymentId: string;
  amountMinor: number;
  currency: string;
  reason: "before_dispatch" | "not_collected" | "rejected_without_fault" | "storage_pro_rata" | "paid_twice" | "not_released";
  state: "owed" | "sent" | "failed";
  createdAt: When;
  sentAt: When | null;
}

/** What came back, and by which line of the signed table. */
export function RefundList({ refunds }: { refunds: readonly Refund[] }) {
  const { t, date, money } = useT();
  return (
    <SummaryList
      items={refunds.map((refund) => ({
        term: t("billing.refund_of", { amount: money(refund.amountMinor, refund.currency, "exact"), date: date(refund.createdAt) }),
        value: t(`billing.refund_${refund.reason}`),
        note: refund.sentAt ? t("billing.refund_sent_on", { date: date(refund.sentAt) }) : t(`billing.refund_state_${refund.state}`),
      }))}
    />
  );
}

export interface PlanShown {
  id: string;
  plan: "yearly" | "prepaid_20";
  amountMinor: number;
  currency: string;
  startsOn: string;
  paidUntil: string | null;
  state: "due" | "active" | "past_due" | "ended";
  renewsByItself: boolean;
  tissue: Tissue;
  givenName: string;
}

/** A storage plan in the terms that families ask in: paid until when, what in year 7, whether it can rise, what if it is not paid. */
export function PlanFacts({ plan }: { plan: PlanShown }) {
  const { t, date, money } = useT();
  const fee = (year: number) => money(feeInYear(plan, year), plan.currency, "exact");
  return (
    <Section title={t("billing.plan_title", { name: plan.givenName, tissue: t(`ui.tissue_${plan.tissue}`) })}>
      <SummaryList
        items={[
          {
            term: t("billing.plan"),
            value: t(`billing.plan_${plan.plan}`, { amount: fee(1) }),
            note: t("billing.plan_since", { date: date(plan.startsOn) }),
          },
          {
            term: t("billing.paid_until"),
            value: plan.paidUntil ? date(plan.paidUntil) : t("billing.plan_not_paid"),
            note: plan.plan === "yearly" && plan.paidUntil ? t(plan.renewsByItself ? "billing.renews" : "billing.renews_not") : undefined,
          },
          { term: t("billing.year_7"), value: fee(7), note: t(`billing.year_7_${plan.plan}`) },
          { term: t("billing.can_it_rise"), value: t("billing.cannot_rise") },
          {
            term: t("billing.if_unpaid"),
            value: t("billing.unpaid_cells"),
            note: plan.state === "past_due" ? <StatusMark state="look">{t("billing.plan_past_due")}</StatusMark> : undefined,
          },
        ]}
      />
    </Section>
  );
}

export function AllPaidUp() {
  const { t } = useT();
  return (
    <p className="muted mt-4">
      {t("billing.nothing_due")} <Link to="/prices">{t("billing.see_prices")}</Link>
    </p>
  );
}
