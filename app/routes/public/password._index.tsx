import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { askPasswordReset, ResetRequest } from "~/bank/people/account.server";
import { countFromAddress } from "~/bank/people/sign-in.server";
import { TextField } from "~/ui/fields/text";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { PublicShell } from "~/ui/shells/public";
import { useT } from "~/web/i18n";
import { newFormToken, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["people"] };
export const meta = titled("people.reset_title");

export const loader = () => ({ formToken: newFormToken() });

export async function action({ request, context }: ActionFunctionArgs) {
  return submit(request, ResetRequest, async (form) => {
    await countFromAddress("password reset", context.clientAddress);
    await askPasswordReset(form);
    return redirect("/password/sent");
  });
}

export default function AskForReset() {
  const { formToken } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <PublicShell here="signIn" narrow>
      <PageHead title={t("people.reset_title")} lead={t("people.reset_lead")} />
      <PostForm formToken={formToken} answer={useActionData<typeof action>()}>
        <TextField name="email" type="email" label={t("people.email")} autoComplete="username" required />
        <Submit>{t("people.reset_act")}</Submit>
      </PostForm>
    </PublicShell>
  );
}
