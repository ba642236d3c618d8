import { useLoaderData } from "@remix-run/react";
import { shownPriceBook, shownRefundTable } from "~/bank/enquiries/shown.server";
import { CostChart } from "~/ui/charts/cost";
import { Closing } from "~/ui/public/closing";
import { NoPrices, PriceTable } from "~/ui/public/price-table";
import { pricesShown } from "~/ui/public/prices";
import { type RefundRow, RefundTable } from "~/ui/public/refund-table";
import { PublicShell } from "~/ui/shells/public";
import { useT } from "~/web/i18n";
import { titled } from "~/web/title";

export const handle = { i18n: ["public"] };
export const meta = titled("public.prices_title");

export async function loader() {
  const table = await shownRefundTable();
  const refunds: RefundRow[] =
    table === null
      ? []
      : [
          { stage: "before_dispatch", keptMinor: table.keptMinor.before_dispatch },
          { stage: "not_collected", keptMinor: table.keptMinor.not_collected },
          { stage: "rejected", keptMinor: table.keptMinor.rejected_without_fault },
          { stage: "stored", keptMinor: table.keptMinor.stored },
        ];
  return { prices: pricesShown(await shownPriceBook()), refunds, currency: table?.currency ?? "EUR" };
}

export default function Prices() {
  const { prices, refunds, currency } = useLoaderData<typeof loader>();
  const { t, money } = useT();
  return (
    <PublicShell here="cost">
      <div className="wrap reading">
        <header>
          <h1>{t("public.prices_title")}</h1>
          <p className="lead">{t("public.prices_lead")}</p>
        </header>
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
            </div>
          </div>
        ) : (
          <NoPrices />
        )}
        <div className="prose">
          <h2>{t("public.prices_when")}</h2>
          <ul>
            {prices ? <li>{t("public.prices_when_1", { amount: money(prices.deposit, prices.currency) })}</li> : null}
            <li>{t("public.prices_when_2")}</li>
            <li>{t("public.prices_when_3")}</li>
            <li>{t("public.prices_when_4")}</li>
          </ul>
          <h2 id="refunds">{t("public.refunds_title")}</h2>
          <RefundTable rows={refunds} currency={currency} />
          <h2>{t("public.prices_unpaid")}</h2>
          <p>{t("public.prices_unpaid_text")}</p>
        </div>
      </div>
      <Closing />
    </PublicShell>
  );
}
