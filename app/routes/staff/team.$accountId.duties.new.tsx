import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DUTIES } from "~/bank/people/actor";
import { memberPage } from "~/bank/people/member-page.server";
import { DutyForm, grantDuty } from "~/bank/people/team.server";
import { RadioCards } from "~/ui/fields/choice";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["people"] };
export const meta = titled("people.duty_grant");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const { member } = await memberPage(actor, requireId(params.accountId));
  return { member, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const { member } = await memberPage(actor, requireId(params.accountId));
  return submit(request, DutyForm, async (form) => {
    await grantDuty(actor, member.id, form);
    return redirect(`/staff/team/${member.id}`);
  });
}

export default function GrantDuty() {
  const { member, formToken } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="people">
      <PageHead
        title={t("people.duty_grant")}
        lead={t("people.duty_grant_lead")}
        crumbs={[{ label: <bdi>{member.name}</bdi>, to: `/staff/team/${member.id}` }]}
      />
      <PostForm formToken={formToken} answer={useActionData<typeof action>()}>
        <RadioCards
          name="duty"
          label={t("people.duty")}
          options={DUTIES.map((duty) => ({ value: duty, label: t(`ui.duty_${duty}`), why: t(`people.duty_${duty}_why`) }))}
        />
        <Submit>{t("people.duty_grant_act")}</Submit>
      </PostForm>
    </StaffShell>
  );
}
