import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { donorPage } from "~/bank/people/donor-page.server";
import { GuardianForm, inviteGuardian } from "~/bank/people/family.server";
import { GuardianFields } from "~/bank/people/guardian-fields";
import { RightsTable } from "~/bank/people/rights-table";
import { PageHead, Section } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { FamilyShell } from "~/ui/shells/family";
import { useT } from "~/web/i18n";
import { requirePerson } from "~/web/session.server";
import { newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["people"] };
export const meta = titled("people.who_may_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePerson(request);
  return { ...(await donorPage(actor, requireId(params.donorId))), formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePerson(request);
  const donorId = requireId(params.donorId);
  return submit(request, GuardianForm, async (form) => {
    await inviteGuardian(actor, donorId, form);
    return redirect(`/family/account/guardians/${donorId}`);
  });
}

export default function WhoMay() {
  const { donor, person, rights, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <FamilyShell here="account">
      <PageHead
        title={t("people.who_may", { name: person.givenName })}
        lead={t("people.who_may_lead")}
        crumbs={[{ label: t("people.account_title"), to: "/family/account" }]}
      />
      <RightsTable rights={rights} />
      {donor.requiredGuardians === 1 ? (
        <Section title={t("people.guardian_invite")} lead={t("people.guardian_invite_lead")}>
          <PostForm formToken={formToken} answer={answer}>
            <GuardianFields />
            <Submit>{t("people.guardian_invite_act")}</Submit>
          </PostForm>
        </Section>
      ) : null}
    </FamilyShell>
  );
}
