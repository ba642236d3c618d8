import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DUTIES } from "~/bank/people/actor";
import { inviteStaff, StaffInvitation } from "~/bank/people/team.server";
import { CheckboxCards, SelectField } from "~/ui/fields/choice";
import { TextField } from "~/ui/fields/text";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { newFormToken, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["people"] };
export const meta = titled("people.staff_invite");

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  return { formToken: newFormToken() };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  return submit(request, StaffInvitation, async (form) => {
    const { accountId } = await inviteStaff(actor, form);
    return redirect(`/staff/team/${accountId}`);
  });
}

export default function InviteStaff() {
  const { formToken } = useLoaderData<typeof loader>();
  const { t, locale } = useT();
  return (
    <StaffShell room="people">
      <PageHead
        title={t("people.staff_invite")}
        lead={t("people.staff_invite_lead")}
        crumbs={[{ label: t("people.tab_team"), to: "/staff/team" }]}
      />
      <PostForm formToken={formToken} answer={useActionData<typeof action>()}>
        <TextField name="givenName" label={t("people.given_name")} required />
        <TextField name="familyName" label={t("people.family_name")} required />
        <TextField name="email" type="email" label={t("people.email")} required />
        <SelectField
          name="locale"
          label={t("people.language")}
          value={locale}
          options={(["en", "it", "ar"] as const).map((each) => ({ value: each, label: t(`ui.lang_${each}`) }))}
        />
        <SelectField
          name="timeZone"
          label={t("people.time_zone")}
          value="Europe/Rome"
          options={[
            { value: "Europe/Rome", label: t("ui.zone_rome") },
            { value: "Europe/San_Marino", label: t("ui.zone_san_marino") },
            { value: "Asia/Dubai", label: t("ui.zone_dubai") },
          ]}
        />
        <CheckboxCards
          name="duties"
          label={t("people.duties")}
          options={DUTIES.map((duty) => ({ value: duty, label: t(`ui.duty_${duty}`), why: t(`people.duty_${duty}_why`) }))}
        />
        <Submit>{t("people.staff_invite_act")}</Submit>
      </PostForm>
    </StaffShell>
  );
}
