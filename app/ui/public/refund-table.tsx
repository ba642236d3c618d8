import { useT } from "~/web/i18n";

export interface RefundRow {
  stage: "before_dispatch" | "not_collected" | "rejected" | "stored";
  /** What the bank keeps of the collection price, in minor units; null: all of it. */
  keptMinor: number | null;
}

/** What comes back at each stage, as it stands in the agreement. */
export function RefundTable({ rows, currency }: { rows: readonly RefundRow[]; currency: string }) {
  const { t, money } = useT();
  const back = ({ keptMinor }: RefundRow) => {
    if (keptMinor === null) return t("public.refund_nothing");
    return keptMinor === 0 ? t("public.refund_all") : t("public.refund_but", { amount: money(keptMinor, currency) });
  };
  return (
    <table className="data refunds">
      <caption className="vh">{t("public.refunds_caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("public.refunds_stage")}</th>
          <th scope="col">{t("public.refunds_back")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.stage}>
            <th scope="row">{t(`public.refund_${row.stage}`)}</th>
            <td>{back(row)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
