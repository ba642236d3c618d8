import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { quoteOfLink } from "~/bank/enquiries/claim.server";
import { QuoteView } from "~/bank/enquiries/quote-view";
import { LinkEnded } from "~/bank/people/link-ended";
import { LinkButton } from "~/ui/button";
import { Hidden } from "~/ui/fields/text";
import { PageHead } from "~/ui/page-head";
import { PublicShell } from "~/ui/shells/public";
import { useT } from "~/web/i18n";
import { actorOf } from "~/web/session.server";
import { newFormToken } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["enquiries", "people"] };
export const meta = titled("enquiries.quote_title");

/** The quote behind a mailed link. Opening it changes nothing; its one button leads on. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const [open, actor] = await Promise.all([quoteOfLink(params.token), actorOf(request)]);
  if (open === undefined) return { quote: null };
  const { quote, lines, claimed, account } = open;
  const { id, tissue, amnionPlacenta, currency, validUntil, message, refundTable } = quote;
  const way = actor.kind === "person" ? "claim" : claimed || account === "active" ? "sign_in" : "account";
  return {
    quote: { tissue, amnionPlacenta, currency, validUntil, message, refundTable },
    lines,
    way: claimed && actor.kind === "person" ? "open" : way,
    here: `/link/quote/${params.token}`,
    page: `/family/quotes/${id}`,
    formToken: newFormToken(),
  } as const;
}

export default function QuoteByLink() {
  const data = useLoaderData<typeof loader>();
  const { t } = useT();
  if (data.quote === null) return <LinkEnded />;
  const { quote, lines, way, here, page, formToken } = data;
  return (
    <PublicShell narrow>
      <PageHead title={t("enquiries.quote_title")} lead={t("enquiries.quote_lead")} />
      <QuoteView quote={quote} lines={lines} />
      {way === "claim" ? (
        <Form method="post" action={`${here}/claim`} className="acts">
          <Hidden name="formToken" value={formToken} />
          <button type="submit" className="btn primary">
            {t("enquiries.quote_claim")}
          </button>
        </Form>
      ) : (
        <p className="acts">
          <LinkButton look="primary" to={way === "open" ? page : way === "account" ? `${here}/account` : `/sign-in?next=${here}`}>
            {t(way === "open" ? "enquiries.quote_open" : way === "account" ? "enquiries.quote_account" : "enquiries.quote_sign_in")}
          </LinkButton>
        </p>
      )}
      <p className="t15 muted mt-3">{t("enquiries.quote_free")}</p>
    </PublicShell>
  );
}
