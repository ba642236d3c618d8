import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { StatusMark } from "~/ui/status-mark";
import { useT } from "~/web/i18n";
import type { MoneyView } from "./money-desk.server";
import { lookOfPayment } from "./payment-state.rules";
import type { Purpose } from "./store.server";

interface Row {
  id: string;
  caseId: string;
  coi: string;
  amountMinor: number;
  currency: string;
  at: string | Date | null;
  state: string;
  purpose?: Purpose;
  reason?: "before_dispatch" | "not_collected" | "rejected_without_fault" | "storage_pro_rata" | "paid_twice" | "not_released";
  plan?: "yearly" | "prepaid_20";
}

/** The list that finance works through; each row leads to its case. */
export function MoneyTable({ view, rows }: { view: MoneyView; rows: readonly Row[] }) {
  const { t, date, money } = useT();
  const what = (row: Row) =>
    row.purpose
      ? t(`billing.purpose_${row.purpose}`)
      : row.reason
        ? t(`billing.refund_${row.reason}`)
        : t(`billing.plan_short_${row.plan ?? "yearly"}`);
  return (
    <DataTable
      caption={t(`billing.desk_${view}`)}
      rows={rows}
      rowKey={({ id }) => id}
      rowTo={({ caseId }) => `/staff/cases/${caseId}`}
      columns={[
        { key: "case", head: t("billing.case"), cell: ({ coi }) => <bdi className="mono">{coi}</bdi> },
        { key: "what", head: t("billing.what"), cell: what },
        { key: "state", head: t("billing.state"), cell: (row) => <State view={view} state={row.state} /> },
        { key: "at", head: t(view === "plans" ? "billing.paid_until" : "billing.asked"), cell: ({ at }) => (at ? date(at) : "") },
        { key: "amount", head: t("billing.amount"), end: true, cell: (row) => <bdi>{money(row.amountMinor, row.currency, "exact")}</bdi> },
      ]}
      empty={
        <EmptyState drawing="paper" title={t("billing.desk_none")}>
          <p>{t("billing.desk_none_why")}</p>
        </EmptyState>
      }
    />
  );
}

type RefundState = "owed" | "sent" | "failed";
type PlanState = "due" | "active" | "past_due" | "ended";
const REFUND_LOOK = { owed: "waiting", sent: "met", failed: "stop" } as const;
const PLAN_LOOK = { due: "waiting", active: "met", past_due: "look", ended: "notYet" } as const;

function State({ view, state }: { view: MoneyView; state: string }) {
  const { t } = useT();
  if (view === "refunds")
    return <StatusMark state={REFUND_LOOK[state as RefundState]}>{t(`billing.refund_state_${state as RefundState}`)}</StatusMark>;
  if (view === "plans")
    return <StatusMark state={PLAN_LOOK[state as PlanState]}>{t(`billing.plan_state_${state as PlanState}`)}</StatusMark>;
  const payment = state as Parameters<typeof lookOfPayment>[0];
  return <StatusMark state={lookOfPayment(payment)}>{t(`billing.state_${payment}`)}</StatusMark>;
}
