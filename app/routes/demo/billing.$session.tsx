import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { billingPage } from "~/demo/billing-page.rules";
import { CardChoice } from "~/demo/card-choice";
import { billingDesk, CardForm, changeCardAtDesk } from "~/demo/desks.server";
import { InvoiceTable } from "~/demo/invoice-table";
import { SubscriptionList } from "~/demo/subscription-list";
import { PageHead, Section } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { SignShell } from "~/ui/shells/sign";
import { useT } from "~/web/i18n";
import { newFormToken, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["demo"] };
export const meta = titled("demo.billing_title");

export async function loader({ params }: LoaderFunctionArgs) {
  return { page: billingPage(await billingDesk(params.session)), tokens: { card: newFormToken(), end: newFormToken() } };
}

export async function action({ request, params }: ActionFunctionArgs) {
  await billingDesk(params.session);
  return submit(request, CardForm, async ({ card }) => {
    await changeCardAtDesk(params.session, card);
    return redirect(`/demo/billing/${params.session}`);
  });
}

export default function BillingPage() {
  const { page, tokens } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <SignShell label={t("demo.billing_eyebrow")} back={{ label: t("demo.card_back"), to: page.returnUrl }}>
      <PageHead title={t("demo.billing_heading")} lead={t("demo.billing_lead", { email: page.email })} />
      <Section title={t("demo.billing_subscriptions")}>
        <SubscriptionList subscriptions={page.subscriptions} formToken={tokens.end} />
      </Section>
      <Section title={t("demo.billing_card")} lead={t("demo.billing_card_now", { card: t(`demo.card_${page.card}`) })}>
        <PostForm formToken={tokens.card} answer={answer} id="card">
          <CardChoice label={t("demo.billing_card_which")} later />
          <Submit>{t("demo.billing_change")}</Submit>
        </PostForm>
      </Section>
      <Section title={t("demo.billing_invoices")}>
        <InvoiceTable invoices={page.invoices} />
      </Section>
    </SignShell>
  );
}
