import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { countryOptions } from "~/bank/people/countries";
import { PersonForm, registerPerson } from "~/bank/people/family.server";
import { Checkbox, SelectField } from "~/ui/fields/choice";
import { TextField } from "~/ui/fields/text";
import { DateField } from "~/ui/fields/when";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { newFormToken, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["people"] };
export const meta = titled("people.register");

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  return { countries: countryOptions(actor.locale), formToken: newFormToken() };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  return submit(request, PersonForm, async (form) => {
    const { personId } = await registerPerson(actor, form);
    return redirect(`/staff/people/${personId}`);
  });
}

export default function RegisterPerson() {
  const { countries, formToken } = useLoaderData<typeof loader>();
  const { t, locale } = useT();
  return (
    <StaffShell room="people">
      <PageHead
        title={t("people.register")}
        lead={t("people.register_lead")}
        crumbs={[{ label: t("people.people"), to: "/staff/people" }]}
      />
      <PostForm formToken={formToken} answer={useActionData<typeof action>()}>
        <TextField name="givenName" label={t("people.given_name")} required />
        <TextField name="familyName" label={t("people.family_name")} required />
        <DateField name="bornOn" label={t("people.born_on")} hint={t("ui.optional")} />
        <TextField name="email" type="email" label={t("people.email")} hint={t("ui.optional")} />
        <TextField name="phone" type="tel" label={t("people.phone")} hint={t("ui.optional")} />
        <SelectField name="country" label={t("people.country")} options={countries} empty={t("people.not_known")} />
        <SelectField
          name="locale"
          label={t("people.language")}
          value={locale}
          options={(["en", "it", "ar"] as const).map((each) => ({ value: each, label: t(`ui.lang_${each}`) }))}
        />
        <Checkbox name="invite" label={t("people.invite_too")} why={t("people.invite_too_why")} />
        <Submit>{t("people.register_act")}</Submit>
      </PostForm>
    </StaffShell>
  );
}
