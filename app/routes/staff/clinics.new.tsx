import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LicenceFields, MemberFields } from "~/bank/people/clinic-view";
import { ClinicInvitation, inviteClinic } from "~/bank/people/clinics.server";
import { countryOptions } from "~/bank/people/countries";
import { SelectField } from "~/ui/fields/choice";
import { TextField } from "~/ui/fields/text";
import { PageHead, Section } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { newFormToken, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["people"] };
export const meta = titled("people.clinic_invite");

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  return { countries: countryOptions(actor.locale), formToken: newFormToken() };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  return submit(request, ClinicInvitation, async (form) => {
    const { clinicId } = await inviteClinic(actor, form);
    return redirect(`/staff/clinics/${clinicId}`);
  });
}

export default function InviteClinic() {
  const { countries, formToken } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="people">
      <PageHead
        title={t("people.clinic_invite")}
        lead={t("people.clinic_invite_lead")}
        crumbs={[{ label: t("people.tab_clinics"), to: "/staff/clinics" }]}
      />
      <PostForm formToken={formToken} answer={useActionData<typeof action>()}>
        <TextField name="name" label={t("people.clinic_name")} width="l" required />
        <SelectField name="country" label={t("people.country")} options={countries} empty={t("people.choose")} required />
        <TextField name="city" label={t("people.city")} required />
        <TextField name="address" label={t("people.address")} width="l" required />
        <TextField name="phone" type="tel" label={t("people.phone_24")} required />
        <Section title={t("people.licence")}>
          <LicenceFields numberName="licenceNumber" />
        </Section>
        <Section title={t("people.first_member")}>
          <MemberFields />
        </Section>
        <Submit>{t("people.clinic_invite_act")}</Submit>
      </PostForm>
    </StaffShell>
  );
}
