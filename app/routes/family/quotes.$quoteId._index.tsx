import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { quotePage } from "~/bank/enquiries/quote-page.server";
import { QuoteView } from "~/bank/enquiries/quote-view";
import { LinkButton } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { PageHead } from "~/ui/page-head";
import { FamilyShell } from "~/ui/shells/family";
import { useT } from "~/web/i18n";
import { requirePerson } from "~/web/session.server";
import { requireId } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["enquiries"] };
export const meta = titled("enquiries.quote_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  return quotePage(await requirePerson(request), requireId(params.quoteId));
}

export default function Quote() {
  const { quote, lines, caseId, expired } = useLoaderData<typeof loader>();
  const { t, date } = useT();
  const open = quote.state === "sent" && !expired;
  return (
    <FamilyShell here="home">
      <PageHead
        title={t("enquiries.quote_title")}
        lead={open ? t("enquiries.quote_lead") : undefined}
        crumbs={[{ label: t("ui.family_home"), to: "/family" }, { label: t("enquiries.quote_title") }]}
      />
      {quote.acceptedAt ? (
        <Notice tone="good" title={t("enquiries.quote_accepted_on", { date: date(quote.acceptedAt) })}>
          {null}
        </Notice>
      ) : null}
      {expired && quote.state === "sent" ? (
        <Notice tone="watch" title={t("enquiries.quote_expired_title")}>
          <p>{t("enquiries.quote_expired_text")}</p>
        </Notice>
      ) : null}
      <QuoteView quote={quote} lines={lines} />
      <p className="acts">
        {open ? (
          <LinkButton look="primary" to={`/family/quotes/${quote.id}/accept`}>
            {t("enquiries.quote_accept")}
          </LinkButton>
        ) : null}
        {caseId ? <LinkButton to={`/family/cases/${caseId}`}>{t("enquiries.quote_case")}</LinkButton> : null}
      </p>
    </FamilyShell>
  );
}
