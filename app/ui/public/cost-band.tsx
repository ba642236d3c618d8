import { useT } from "~/web/i18n";
import { CostChart } from "../charts/cost";
import { Link } from "../link";
import { NoPrices, PriceTable } from "./price-table";
import type { PricesShown } from "./prices";

/** The front page's answer to "what will it cost in year 7". */
export function CostBand({ prices }: { prices: PricesShown | null }) {
  const { t } = useT();
  return (
    <section className="band" id="cost" aria-labelledby="h-cost">
      <div className="wrap sec">
        <div className="sechead">
          <h2 id="h-cost">{t("public.cost_title")}</h2>
          <p className="muted">{t("public.cost_lead")}</p>
        </div>
        {prices ? (
          <div className="cost">
            <CostChart
              title={t("public.cost_chart")}
              collection={prices.collection.birth}
              yearly={prices.storageYearly}
              prepaid={prices.storagePrepaid}
              currency={prices.currency}
            />
            <div>
              <PriceTable prices={prices} />
              {prices.invented ? <p className="small muted mt-3">{t("public.price_invented")}</p> : null}
              <p className="t15 mt-4">
                <Link to="/prices#refunds">{t("public.refund_link")}</Link>
              </p>
            </div>
          </div>
        ) : (
          <NoPrices />
        )}
      </div>
    </section>
  );
}
