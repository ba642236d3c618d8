import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readAs } from "~/bank/history/transact.server";
import { revokeGrant } from "~/bank/release/grants.operations.server";
import { grantsVisibleTo } from "~/bank/release/store.server";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { FamilyShell } from "~/ui/shells/family";
import { useT } from "~/web/i18n";
import { requirePerson } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["release"] };
export const meta = titled("release.end_grant");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePerson(request);
  const grantId = requireId(params.grantId);
  return readAs(actor, async (db) => ({
    grant: found(await grantsVisibleTo(actor, db).where("grants.id", "=", grantId).executeTakeFirst()),
    formToken: newFormToken(),
  }));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePerson(request);
  const grantId = requireId(params.grantId);
  const grant = found(await readAs(actor, (db) => grantsVisibleTo(actor, db).where("grants.id", "=", grantId).executeTakeFirst()));
  return submit(request, z.object({}), async () => {
    await revokeGrant(actor, grantId);
    return redirect(`/family/cases/${grant.caseId}/grants`);
  });
}

export default function EndGrant() {
  const { grant, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <FamilyShell here="home">
      <PageHead
        title={t("release.end_grant")}
        lead={t("release.end_grant_lead")}
        crumbs={[{ label: t("release.grants_title"), to: `/family/cases/${grant.caseId}/grants` }]}
      />
      <PostForm formToken={formToken} answer={answer}>
        <Submit look="danger">{t("release.end_grant_act")}</Submit>
      </PostForm>
    </FamilyShell>
  );
}
