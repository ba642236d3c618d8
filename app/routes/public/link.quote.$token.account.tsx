import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FamilyAccountForm, openFamilyAccount, quoteOfLink } from "~/bank/enquiries/claim.server";
import { firstNameOf } from "~/bank/enquiries/enquiries.rules";
import { LinkEnded } from "~/bank/people/link-ended";
import { PasswordField, TextField } from "~/ui/fields/text";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { PublicShell } from "~/ui/shells/public";
import { SummaryList } from "~/ui/summary-list";
import { useT } from "~/web/i18n";
import { openSession } from "~/web/session.server";
import { newFormToken, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["enquiries", "people"] };
export const meta = titled("enquiries.account_title");

export async function loader({ params }: LoaderFunctionArgs) {
  const open = await quoteOfLink(params.token);
  if (open === undefined || open.claimed) return { enquiry: null, formToken: newFormToken() };
  const { name, email, phone } = open.enquiry;
  const givenName = firstNameOf(name);
  return { enquiry: { givenName, familyName: name.trim().slice(givenName.length).trim(), email, phone }, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  return submit(request, FamilyAccountForm, async (form) => {
    const { accountId, quoteId } = await openFamilyAccount(params.token, form);
    return redirect(`/family/quotes/${quoteId}`, { headers: { "set-cookie": await openSession(request, accountId) } });
  });
}

export default function MakeAccount() {
  const { enquiry, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  if (enquiry === null) return <LinkEnded />;
  return (
    <PublicShell narrow>
      <PageHead title={t("enquiries.account_title")} lead={t("enquiries.account_lead")} />
      <PostForm formToken={formToken} answer={answer}>
        <SummaryList tight items={[{ term: t("people.email"), value: <bdi>{enquiry.email}</bdi> }]} />
        <TextField name="givenName" label={t("people.given_name")} value={enquiry.givenName} autoComplete="given-name" required />
        <TextField name="familyName" label={t("people.family_name")} value={enquiry.familyName} autoComplete="family-name" required />
        <TextField
          name="phone"
          type="tel"
          label={t("people.phone")}
          {...(enquiry.phone ? { value: enquiry.phone } : {})}
          autoComplete="tel"
        />
        <PasswordField
          name="newPassword"
          label={t("people.password_new")}
          hint={t("people.password_hint")}
          autoComplete="new-password"
          required
        />
        <Submit>{t("enquiries.account_act")}</Submit>
      </PostForm>
    </PublicShell>
  );
}
