import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { donorPage } from "~/bank/people/donor-page.server";
import { BirthForm, registerBirth } from "~/bank/people/family.server";
import { TextField } from "~/ui/fields/text";
import { DateField } from "~/ui/fields/when";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["people"] };
export const meta = titled("people.birth");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const { donor, person } = await donorPage(actor, requireId(params.donorId));
  return { donor, person, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const donorId = requireId(params.donorId);
  return submit(request, BirthForm, async (form) => {
    await registerBirth(actor, donorId, form);
    return redirect(`/staff/people/donors/${donorId}`);
  });
}

export default function Birth() {
  const { donor, person, formToken } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="people">
      <PageHead
        title={t("people.birth")}
        lead={t("people.birth_lead")}
        crumbs={[{ label: donor.code, to: `/staff/people/donors/${donor.id}` }]}
      />
      <PostForm formToken={formToken} answer={useActionData<typeof action>()}>
        <TextField name="givenName" label={t("people.given_name")} value={person.givenName} required />
        <TextField name="familyName" label={t("people.family_name")} value={person.familyName} required />
        <DateField name="bornOn" label={t("people.born_on")} required />
        <TextField
          name="medicalNumber"
          label={t("people.medical_number")}
          mono
          {...(donor.medicalNumber ? { value: donor.medicalNumber } : {})}
        />
        <Submit>{t("people.birth_act")}</Submit>
      </PostForm>
    </StaffShell>
  );
}
