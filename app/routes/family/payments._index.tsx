import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { familyPayments } from "~/bank/billing/family-payments.server";
import { AllPaidUp, DueList, PaidTable, PlanFacts, RefundList } from "~/bank/billing/payments-view";
import { readAs } from "~/bank/history/transact.server";
import { PageHead, Section } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { FamilyShell } from "~/ui/shells/family";
import { useT } from "~/web/i18n";
import { requirePerson } from "~/web/session.server";
import { newFormToken } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["billing"] };
export const meta = titled("billing.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePerson(request);
  return { ...(await readAs(actor, (db) => familyPayments(actor, db))), formToken: newFormToken() };
}

export default function Payments() {
  const { due, paid, refunds, plans, hasCard, formToken } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <FamilyShell here="payments">
      <PageHead title={t("billing.title")} lead={t("billing.lead")} />
      <Section title={t("billing.due_title", { count: due.length })}>{due.length > 0 ? <DueList payments={due} /> : <AllPaidUp />}</Section>
      {plans.map((plan) => (
        <PlanFacts key={plan.id} plan={plan} />
      ))}
      {paid.length > 0 ? (
        <Section title={t("billing.paid_title")}>
          <PaidTable payments={paid} />
        </Section>
      ) : null}
      {refunds.length > 0 ? (
        <Section title={t("billing.refunds_title")} lead={t("billing.refunds_lead")}>
          <RefundList refunds={refunds} />
        </Section>
      ) : null}
      {hasCard ? (
        <Section title={t("billing.card_title")} lead={t("billing.card_lead")}>
          <PostForm formToken={formToken} answer={undefined} action="/family/payments/card">
            <Submit look="plain">{t("billing.card_act")}</Submit>
          </PostForm>
        </Section>
      ) : null}
    </FamilyShell>
  );
}
