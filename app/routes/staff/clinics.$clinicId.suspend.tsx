import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { clinicPage } from "~/bank/people/clinic-page.server";
import { SUSPENSION_REASONS } from "~/bank/people/clinic-standing.rules";
import { SuspensionForm, suspendClinic } from "~/bank/people/clinic-standing.server";
import { RadioCards } from "~/ui/fields/choice";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["people"] };
export const meta = titled("people.suspend");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { clinic } = await clinicPage(await requireStaff(request), requireId(params.clinicId));
  return { clinic, reasons: SUSPENSION_REASONS, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const { clinic } = await clinicPage(actor, requireId(params.clinicId));
  return submit(request, SuspensionForm, async (form) => {
    await suspendClinic(actor, clinic.id, form);
    return redirect(`/staff/clinics/${clinic.id}`);
  });
}

export default function SuspendClinic() {
  const { clinic, reasons, formToken } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="people">
      <PageHead
        title={t("people.suspend")}
        lead={t("people.suspend_lead")}
        crumbs={[{ label: <bdi>{clinic.name}</bdi>, to: `/staff/clinics/${clinic.id}` }]}
      />
      <PostForm formToken={formToken} answer={useActionData<typeof action>()}>
        <RadioCards
          name="reason"
          label={t("people.standing_reason")}
          options={reasons.map((reason) => ({ value: reason, label: t(`people.suspend_${reason}`) }))}
        />
        <Submit look="danger">{t("people.suspend")}</Submit>
      </PostForm>
    </StaffShell>
  );
}
