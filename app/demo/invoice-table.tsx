import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { StatusMark } from "~/ui/status-mark";
import { useT } from "~/web/i18n";
import type { InvoiceLine } from "./billing-page.rules";

export function InvoiceTable({ invoices }: { invoices: InvoiceLine[] }) {
  const { t, money, date } = useT();
  return (
    <DataTable
      caption={t("demo.billing_invoices")}
      rows={invoices}
      rowKey={(invoice) => invoice.id}
      empty={
        <EmptyState drawing="paper" title={t("demo.billing_no_invoices")}>
          {t("demo.billing_no_invoices_text")}
        </EmptyState>
      }
      columns={[
        { key: "number", head: t("demo.billing_number"), cell: (invoice) => <bdi>{invoice.number}</bdi> },
        { key: "date", head: t("demo.billing_date"), cell: (invoice) => date(invoice.at) },
        {
          key: "amount",
          head: t("demo.billing_amount"),
          end: true,
          cell: (invoice) => money(invoice.amountMinor, invoice.currency, "exact"),
        },
        {
          key: "state",
          head: t("demo.billing_state"),
          cell: ({ state }) => <StatusMark state={state === "paid" ? "met" : "look"}>{t(`demo.billing_${state}`)}</StatusMark>,
        },
      ]}
    />
  );
}
