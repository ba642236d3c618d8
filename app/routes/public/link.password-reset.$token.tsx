import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PasswordForm, resetPassword } from "~/bank/people/account.server";
import { LinkEnded } from "~/bank/people/link-ended";
import { linkFor } from "~/bank/people/links.server";
import { PasswordChoice } from "~/bank/people/password-view";
import { PageHead } from "~/ui/page-head";
import { PublicShell } from "~/ui/shells/public";
import { useT } from "~/web/i18n";
import { newFormToken, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["people"] };
export const meta = titled("people.reset_new_title");

export async function loader({ params }: LoaderFunctionArgs) {
  const link = await linkFor(params.token, "password_reset");
  return { open: link !== undefined && link.usedAt === null, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  return submit(request, PasswordForm, async (form) => {
    await resetPassword(params.token, form);
    return redirect("/sign-in");
  });
}

export default function NewPassword() {
  const { open, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  if (!open) return <LinkEnded />;
  return (
    <PublicShell here="signIn" narrow>
      <PageHead title={t("people.reset_new_title")} lead={t("people.reset_new_lead")} />
      <PasswordChoice formToken={formToken} answer={answer} act={t("people.reset_new_act")} />
    </PublicShell>
  );
}
