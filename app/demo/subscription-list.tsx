import { EmptyState } from "~/ui/empty-state";
import { PostForm, Submit } from "~/ui/post-form";
import { StatusMark } from "~/ui/status-mark";
import { SummaryList } from "~/ui/summary-list";
import { useT } from "~/web/i18n";
import type { SubscriptionLine } from "./billing-page.rules";

const MARK = { active: "met", past_due: "look", canceled: "notYet" } as const;

/** A customer's subscriptions, each with its price, what comes next, and how to end it. */
export function SubscriptionList({ subscriptions, formToken }: { subscriptions: SubscriptionLine[]; formToken: string }) {
  const { t, money, date } = useT();
  if (subscriptions.length === 0)
    return (
      <EmptyState drawing="paper" title={t("demo.billing_no_subscriptions")}>
        {t("demo.billing_no_subscriptions_text")}
      </EmptyState>
    );
  const price = ({ each, amountMinor, currency }: SubscriptionLine) =>
    t(each === "month" ? "demo.billing_price_month" : "demo.billing_price_year", { amount: money(amountMinor, currency, "exact") });
  const next = ({ state, ends, endsAt }: SubscriptionLine) =>
    t(state === "canceled" ? "demo.billing_ended" : ends ? "demo.billing_ends" : "demo.billing_renews", { date: date(endsAt) });
  return (
    <>
      {subscriptions.map((one) => (
        <div key={one.id} className="grid gap-4">
          <SummaryList items={[{ term: one.name, value: price(one), note: next(one) }]} />
          <StatusMark state={MARK[one.state]}>{t(`demo.billing_${one.state}`)}</StatusMark>
          {one.state === "canceled" ? null : (
            <PostForm formToken={formToken} answer={undefined} action="end" id={one.id}>
              <Submit look="danger" name="subscription" value={one.id}>
                {t("demo.billing_end")}
              </Submit>
            </PostForm>
          )}
        </div>
      ))}
    </>
  );
}
