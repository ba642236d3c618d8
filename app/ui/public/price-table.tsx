import type { ReactNode } from "react";
import { useT } from "~/web/i18n";
import type { PricesShown } from "./prices";

/** Every price; what is only ever due when cells are used stands last, in grey. */
export function PriceTable({ prices, sub = true }: { prices: PricesShown; sub?: boolean }) {
  const { t, money } = useT();
  const { currency, collection } = prices;
  const same = collection.bone_marrow === collection.adipose;
  const rows: { name: string; sub?: string; amountMinor: number; later?: boolean }[] = [
    ...(same
      ? [{ name: t("public.price_bm_at"), sub: t("public.price_collected"), amountMinor: collection.bone_marrow }]
      : [
          { name: t("public.price_bm"), sub: t("public.price_collected"), amountMinor: collection.bone_marrow },
          { name: t("public.price_at"), amountMinor: collection.adipose },
        ]),
    { name: t("public.price_cord"), amountMinor: collection.birth },
    { name: t("public.price_amnion"), sub: t("public.price_amnion_sub"), amountMinor: prices.amnionPlacenta },
    { name: t("public.price_tooth"), amountMinor: collection.dental_pulp },
    {
      name: t("public.price_storage"),
      sub: t("public.price_storage_sub", { amount: money(prices.storagePrepaid, currency) }),
      amountMinor: prices.storageYearly,
    },
    { name: t("public.price_expansion"), amountMinor: prices.expansion, later: true },
    { name: t("public.price_release"), amountMinor: prices.release, later: true },
  ];
  return (
    <table className="data pricet">
      <caption className="vh">{t("public.prices_caption")}</caption>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name} className={row.later ? "later" : undefined}>
            <th scope="row">
              {row.name} {sub && row.sub ? <span className="sub">{row.sub}</span> : null}
            </th>
            <td className="r fig">
              <bdi>{money(row.amountMinor, currency)}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function NoPrices(): ReactNode {
  const { t } = useT();
  return <p className="measure">{t("public.price_none")}</p>;
}
