import { useT } from "~/web/i18n";
import { Drawing } from "../drawings";
import { Link } from "../link";
import { SummaryList } from "../summary-list";
import type { Tissue } from "../tissue-mark";
import type { PricesShown } from "./prices";
import { DOUBLING_HOURS } from "./tissues";

const YEARS = 20;

/** A tissue in short, and what banking it costs over twenty years. */
export function TissueFacts({ tissue, prices }: { tissue: Tissue; prices: PricesShown | null }) {
  const { t, money } = useT();
  return (
    <div className="aside">
      <Drawing name={tissue} size={128} />
      <h2>{t("public.tissue_facts")}</h2>
      <SummaryList
        keep
        items={[
          { term: t("public.fact_collected_by"), value: t(`public.${tissue}_by`) },
          { term: t("public.fact_doubling"), value: t("public.hours", { count: DOUBLING_HOURS[tissue] }) },
          { term: t("public.fact_tested"), value: t(`public.${tissue}_blood`) },
          { term: t("public.fact_consents"), value: t(`public.${tissue}_who`) },
        ]}
      />
      {prices ? (
        <>
          <h2>{t("public.tissue_cost")}</h2>
          <SummaryList
            keep
            items={[
              {
                term: t("ui.chart_collection"),
                value: money(prices.collection[tissue], prices.currency),
                note: t("public.price_collected"),
              },
              { term: t("public.cost_20"), value: money(prices.collection[tissue] + YEARS * prices.storageYearly, prices.currency) },
              { term: t("public.cost_20_prepaid"), value: money(prices.collection[tissue] + prices.storagePrepaid, prices.currency) },
            ]}
          />
          <p className="t15">
            <Link to="/prices">{t("public.refund_link")}</Link>
          </p>
        </>
      ) : null}
    </div>
  );
}
