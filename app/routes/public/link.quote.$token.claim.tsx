import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { claimQuote } from "~/bank/enquiries/claim.server";
import { LinkButton } from "~/ui/button";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { PublicShell } from "~/ui/shells/public";
import { useT } from "~/web/i18n";
import { requirePerson } from "~/web/session.server";
import { newFormToken, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["enquiries"] };
export const meta = titled("enquiries.quote_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requirePerson(request);
  return { quote: `/link/quote/${params.token}`, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePerson(request);
  return submit(request, z.object({}), async () => redirect(`/family/quotes/${await claimQuote(actor, params.token)}`));
}

/** The button stands on the quote's own page; this one is seen when the quote could not be taken. */
export default function Claim() {
  const { quote, formToken } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <PublicShell narrow>
      <PageHead title={t("enquiries.quote_title")} />
      <PostForm formToken={formToken} answer={useActionData<typeof action>()}>
        <Submit>{t("enquiries.quote_claim")}</Submit>
      </PostForm>
      <p className="acts">
        <LinkButton to={quote}>{t("enquiries.quote_back")}</LinkButton>
      </p>
    </PublicShell>
  );
}
