import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { clinicPage } from "~/bank/people/clinic-page.server";
import { MemberFields } from "~/bank/people/clinic-view";
import { ClinicMember, inviteClinicMember } from "~/bank/people/clinics.server";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["people"] };
export const meta = titled("people.member_invite");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const { clinic } = await clinicPage(actor, requireId(params.clinicId));
  return { clinic, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const { clinic } = await clinicPage(actor, requireId(params.clinicId));
  return submit(request, ClinicMember, async (form) => {
    await inviteClinicMember(actor, clinic.id, form);
    return redirect(`/staff/clinics/${clinic.id}`);
  });
}

export default function InviteMember() {
  const { clinic, formToken } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="people">
      <PageHead title={t("people.member_invite")} crumbs={[{ label: <bdi>{clinic.name}</bdi>, to: `/staff/clinics/${clinic.id}` }]} />
      <PostForm formToken={formToken} answer={useActionData<typeof action>()}>
        <MemberFields />
        <Submit>{t("people.member_invite_act")}</Submit>
      </PostForm>
    </StaffShell>
  );
}
