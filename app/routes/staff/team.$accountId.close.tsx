import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { memberPage } from "~/bank/people/member-page.server";
import { closeAccount } from "~/bank/people/team.server";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["people"] };
export const meta = titled("people.account_close");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const { member } = await memberPage(actor, requireId(params.accountId));
  return { member, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const { member } = await memberPage(actor, requireId(params.accountId));
  return submit(request, z.object({}), async () => {
    await closeAccount(actor, member.id);
    return redirect(`/staff/team/${member.id}`);
  });
}

export default function CloseAccount() {
  const { member, formToken } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="people">
      <PageHead
        title={t("people.account_close")}
        lead={t("people.account_close_lead")}
        crumbs={[{ label: <bdi>{member.name}</bdi>, to: `/staff/team/${member.id}` }]}
      />
      <PostForm formToken={formToken} answer={useActionData<typeof action>()}>
        <p className="med">
          <bdi>{member.email}</bdi>
        </p>
        <Submit look="danger">{t("people.account_close_act")}</Submit>
      </PostForm>
    </StaffShell>
  );
}
