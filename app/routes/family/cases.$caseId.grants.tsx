import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { casesVisibleTo } from "~/bank/enquiries/cases.server";
import { readAs } from "~/bank/history/transact.server";
import { GrantForm, grantCase } from "~/bank/release/grants.operations.server";
import { grantsVisibleTo } from "~/bank/release/store.server";
import { SelectField } from "~/ui/fields/choice";
import { NumberField } from "~/ui/fields/text";
import { Link } from "~/ui/link";
import { PageHead, Section } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { FamilyShell } from "~/ui/shells/family";
import { useT } from "~/web/i18n";
import { requirePerson } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["release"] };
export const meta = titled("release.grants_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePerson(request);
  const caseId = requireId(params.caseId);
  return readAs(actor, async (db) => {
    found(await casesVisibleTo(actor, db).where("id", "=", caseId).executeTakeFirst());
    const clinics = await db
      .selectFrom("clinics")
      .select(["id", "name", "city", "country"])
      .where("state", "=", "active")
      .orderBy("name")
      .execute();
    const grants = await grantsVisibleTo(actor, db)
      .innerJoin("clinics", "clinics.id", "grants.clinicId")
      .select(["clinics.name as clinic"])
      .where("grants.caseId", "=", caseId)
      .where("grants.untilAt", ">", db.now)
      .where("grants.revokedAt", "is", null)
      .execute();
    return {
      caseId,
      grants,
      clinics: clinics.map(({ id, name, city }) => ({ value: id, label: `${name}, ${city}` })),
      formToken: newFormToken(),
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePerson(request);
  const caseId = requireId(params.caseId);
  found(await readAs(actor, (db) => casesVisibleTo(actor, db).where("id", "=", caseId).executeTakeFirst()));
  return submit(request, GrantForm, async (form) => {
    await grantCase(actor, caseId, form);
    return redirect(`/family/cases/${caseId}/grants`);
  });
}

export default function Grants() {
  const { caseId, grants, clinics, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, date } = useT();
  return (
    <FamilyShell here="home">
      <PageHead
        title={t("release.grants_title")}
        lead={t("release.grants_lead")}
        crumbs={[{ label: t("release.your_cells"), to: `/family/cases/${caseId}` }]}
      />
      {grants.length > 0 && (
        <Section title={t("release.who_may_see")}>
          <ul className="rows">
            {grants.map((grant) => (
              <li key={grant.id}>
                {t("release.grant_line", { clinic: grant.clinic, date: date(grant.untilAt) })}{" "}
                <Link to={`/family/grants/${grant.id}/end`}>{t("release.end_grant")}</Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t("release.new_grant")}>
        <PostForm formToken={formToken} answer={answer}>
          <SelectField name="clinicId" label={t("release.clinic")} options={clinics} empty={t("release.choose")} />
          <NumberField name="days" label={t("release.days")} hint={t("release.days_hint")} unit={t("release.days_unit")} value="90" />
          <Submit>{t("release.grant_act")}</Submit>
        </PostForm>
      </Section>
    </FamilyShell>
  );
}
