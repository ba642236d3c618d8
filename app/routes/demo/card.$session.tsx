import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { CardChoice } from "~/demo/card-choice";
import { cardPage } from "~/demo/card-page.rules";
import { CardForm, cardDesk, payAtDesk } from "~/demo/desks.server";
import { OrderSummary } from "~/demo/order-summary";
import { Acts, LinkButton } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { SignShell } from "~/ui/shells/sign";
import { useT } from "~/web/i18n";
import { newFormToken, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["demo"] };
export const meta = titled("demo.card_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = cardPage(await cardDesk(params.session));
  return { page, declined: new URL(request.url).searchParams.has("declined"), formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { successUrl } = await cardDesk(params.session);
  return submit(request, CardForm, async ({ card }) => {
    const { outcome } = await payAtDesk(params.session, card);
    if (outcome === "paid") return redirect(successUrl);
    return redirect(`/demo/card/${params.session}${outcome === "declined" ? "?declined" : ""}`);
  });
}

export default function CardPage() {
  const { page, declined, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, money } = useT();
  const act = page.dueMinor > 0 ? t("demo.card_pay", { amount: money(page.dueMinor, page.currency, "exact") }) : t("demo.card_start");
  if (page.state !== "open")
    return <Closed paid={page.state === "complete"} to={page.state === "complete" ? page.successUrl : page.cancelUrl} />;
  return (
    <SignShell label={t("demo.card_eyebrow")} back={{ label: t("demo.card_back"), to: page.cancelUrl }}>
      <PageHead title={act} lead={t("demo.card_note")} />
      {declined ? (
        <Notice tone="stop" title={t("demo.card_was_declined")}>
          <p role="alert">{t("demo.card_was_declined_text")}</p>
        </Notice>
      ) : null}
      <OrderSummary lines={page.lines} currency={page.currency} />
      <PostForm formToken={formToken} answer={answer}>
        <CardChoice label={t("demo.card_which")} later={page.isSubscription} />
        <Submit>{act}</Submit>
      </PostForm>
      <Acts>
        <LinkButton to={page.cancelUrl}>{t("demo.card_leave")}</LinkButton>
      </Acts>
    </SignShell>
  );
}

function Closed({ paid, to }: { paid: boolean; to: string }) {
  const { t } = useT();
  return (
    <SignShell label={t("demo.card_eyebrow")}>
      <PageHead
        title={t(paid ? "demo.card_paid" : "demo.card_expired")}
        lead={t(paid ? "demo.card_paid_text" : "demo.card_expired_text")}
      />
      <Acts>
        <LinkButton to={to} look="primary">
          {t(paid ? "demo.card_on" : "demo.card_back")}
        </LinkButton>
      </Acts>
    </SignShell>
  );
}
