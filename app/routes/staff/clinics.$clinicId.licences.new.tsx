import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { clinicPage } from "~/bank/people/clinic-page.server";
import { LicenceFields } from "~/bank/people/clinic-view";
import { enterLicence, LicenceForm } from "~/bank/people/clinics.server";
import { countryOptions } from "~/bank/people/countries";
import { SelectField } from "~/ui/fields/choice";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["people"] };
export const meta = titled("people.licence_enter");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const { clinic } = await clinicPage(actor, requireId(params.clinicId));
  return { clinic, countries: countryOptions(actor.locale), formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const { clinic } = await clinicPage(actor, requireId(params.clinicId));
  return submit(request, LicenceForm, async (form) => {
    await enterLicence(actor, clinic.id, form);
    return redirect(`/staff/clinics/${clinic.id}`);
  });
}

export default function EnterLicence() {
  const { clinic, countries, formToken } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="people">
      <PageHead title={t("people.licence_enter")} crumbs={[{ label: <bdi>{clinic.name}</bdi>, to: `/staff/clinics/${clinic.id}` }]} />
      <PostForm formToken={formToken} answer={useActionData<typeof action>()}>
        <SelectField name="country" label={t("people.country")} options={countries} value={clinic.country} required />
        <LicenceFields />
        <Submit>{t("people.licence_enter_act")}</Submit>
      </PostForm>
    </StaffShell>
  );
}
