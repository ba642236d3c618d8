import { SummaryList } from "~/ui/summary-list";
import { useT } from "~/web/i18n";
import type { Line } from "./card-page.rules";

/** What a checkout is for, line by line, and for a subscription how often and from when. */
export function OrderSummary({ lines, currency }: { lines: Line[]; currency: string }) {
  const { t, money, date } = useT();
  const price = ({ amountMinor, each, firstOn }: Line) => {
    const sum = money(amountMinor, currency, "exact");
    if (each === null) return sum;
    const often = t(each === "month" ? "demo.card_each_month" : "demo.card_each_year", { amount: sum });
    return firstOn === null ? often : t("demo.card_from", { each: often, date: date(firstOn) });
  };
  return <SummaryList items={lines.map((line) => ({ term: line.name, value: price(line) }))} />;
}
