import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { memberPage } from "~/bank/people/member-page.server";
import { endDuty } from "~/bank/people/team.server";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["people"] };
export const meta = titled("people.duty_end");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const { member, duties } = await memberPage(actor, requireId(params.accountId));
  return { member, duty: found(duties.find((each) => each.id === requireId(params.dutyId))), formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const { member, duties } = await memberPage(actor, requireId(params.accountId));
  const dutyId = found(duties.find((each) => each.id === requireId(params.dutyId))).id;
  return submit(request, z.object({}), async () => {
    await endDuty(actor, dutyId);
    return redirect(`/staff/team/${member.id}`);
  });
}

export default function EndDuty() {
  const { member, duty, formToken } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="people">
      <PageHead
        title={t("people.duty_end")}
        lead={t("people.duty_end_lead")}
        crumbs={[{ label: <bdi>{member.name}</bdi>, to: `/staff/team/${member.id}` }]}
      />
      <PostForm formToken={formToken} answer={useActionData<typeof action>()}>
        <p className="med">{t(`ui.duty_${duty.duty}`)}</p>
        <Submit look="danger">{t("people.duty_end_act")}</Submit>
      </PostForm>
    </StaffShell>
  );
}
