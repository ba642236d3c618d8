import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ChangeForm, changePassword } from "~/bank/people/account.server";
import { PasswordChange } from "~/bank/people/password-view";
import { PageHead } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { newFormToken, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["people"] };
export const meta = titled("people.password_change");

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  return { formToken: newFormToken() };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  return submit(request, ChangeForm, async (form) => {
    await changePassword(actor, form);
    return redirect("/staff/account");
  });
}

export default function ChangePassword() {
  const { formToken } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="settings">
      <PageHead
        title={t("people.password_change")}
        lead={t("people.password_change_lead")}
        crumbs={[{ label: t("people.account_title"), to: "/staff/account" }]}
      />
      <PasswordChange formToken={formToken} answer={useActionData<typeof action>()} />
    </StaffShell>
  );
}
