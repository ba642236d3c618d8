import { Notice } from "~/ui/notice";
import { Section } from "~/ui/page-head";
import { TissueMark } from "~/ui/tissue-mark";
import { useT } from "~/web/i18n";

export interface QuoteShown {
  tissue: "bone_marrow" | "adipose" | "dental_pulp" | "birth";
  amnionPlacenta: boolean;
  currency: string;
  validUntil: string | Date;
  message: string;
  refundTable: unknown;
}
type Line = { item: string; amountMinor: number };
type Item = "deposit" | "collection" | "amnion_placenta" | "storage_yearly" | "storage_prepaid_20" | "expansion" | "release";

/** A quote as the family reads it: what each thing costs at most, when it is asked for, and what comes back when things go wrong. */
export function QuoteView({ quote, lines }: { quote: QuoteShown; lines: readonly Line[] }) {
  const { t, date } = useT();
  return (
    <>
      <p className="flex items-center gap-3">
        <TissueMark tissue={quote.tissue} silent />
        <b className="med">{t(`ui.tissue_${quote.tissue}`)}</b>
        <span className="muted">{t("enquiries.valid_until", { date: date(quote.validUntil) })}</span>
      </p>
      {quote.message ? (
        <Notice>
          <p className="whitespace-pre-line">
            <bdi>{quote.message}</bdi>
          </p>
        </Notice>
      ) : null}
      <Schedule lines={lines} currency={quote.currency} />
      <Refunds table={quote.refundTable} />
    </>
  );
}

export function Schedule({ lines, currency }: { lines: readonly Line[]; currency: string }) {
  const { t, money } = useT();
  return (
    <Section title={t("enquiries.schedule")} lead={t("enquiries.schedule_lead")}>
      <table className="data stacks">
        <caption className="vh">{t("enquiries.schedule")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("enquiries.item")}</th>
            <th scope="col">{t("enquiries.when_asked")}</th>
            <th scope="col" className="r">
              {t("enquiries.at_most")}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.item}>
              <th scope="row">{t(`enquiries.item_${line.item as Item}`)}</th>
              <td className="muted" data-head={t("enquiries.when_asked")}>
                {t(`enquiries.item_${line.item as Item}_when`)}
              </td>
              <td className="r fig" data-head={t("enquiries.at_most")}>
                <bdi>{money(line.amountMinor, currency, "exact")}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

const STAGES = ["before_dispatch", "not_collected", "rejected_without_fault", "stored"] as const;
type RefundTable = { currency: string; keptMinor: Partial<Record<(typeof STAGES)[number], number | null>> };

/** What is paid back of the collection price at each stage, from the table that is signed with the quote. */
function Refunds({ table }: { table: unknown }) {
  const { t, money } = useT();
  const { keptMinor, currency } = table as RefundTable;
  const back = (kept: number | null | undefined) =>
    kept === 0
      ? t("enquiries.refund_all")
      : kept
        ? t("enquiries.refund_but", { amount: money(kept, currency) })
        : t("enquiries.refund_none");
  return (
    <Section title={t("enquiries.refunds")} lead={t("enquiries.refunds_lead")}>
      <dl className="facts even">
        {STAGES.map((stage) => (
          <div key={stage}>
            <dt>{t(`enquiries.refund_${stage}`)}</dt>
            <dd>{back(keptMinor[stage])}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
