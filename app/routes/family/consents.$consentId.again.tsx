import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AgainForm, giveAgain } from "~/bank/consent/again.operations.server";
import { consentPage } from "~/bank/consent/pages.server";
import { readAs } from "~/bank/history/transact.server";
import { Checkbox } from "~/ui/fields/choice";
import { Notice } from "~/ui/notice";
import { PageHead, Section } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { FamilyShell } from "~/ui/shells/family";
import { useT } from "~/web/i18n";
import { requirePerson } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["consent"] };
export const meta = titled("consent.again_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePerson(request);
  const consentId = requireId(params.consentId);
  const page = found(await readAs(actor, (db) => consentPage(actor, db, consentId)));
  const items = page.clauses.filter(({ withdrawnAt }) => withdrawnAt !== null).map(({ heading }) => heading);
  return { consentId, title: page.text.title, items, many: page.signers.length > 1, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePerson(request);
  const consentId = requireId(params.consentId);
  found(await readAs(actor, (db) => consentPage(actor, db, consentId)));
  return submit(request, AgainForm, async (form) => redirect(`/family/consents/${await giveAgain(actor, consentId, form)}`));
}

export default function GiveAgain() {
  const { consentId, title, items, many, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <FamilyShell here="consents">
      <PageHead
        title={t("consent.again_title")}
        lead={t("consent.again_lead")}
        crumbs={[{ label: title, to: `/family/consents/${consentId}` }]}
      />
      <Section title={t("consent.again_items")}>
        <ul className="list-disc ps-5 grid gap-2">
          {items.map((heading) => (
            <li key={heading}>{heading}</li>
          ))}
        </ul>
      </Section>
      <Notice title={t("consent.again_until")}>{t(many ? "consent.again_everyone" : "consent.again_you")}</Notice>
      <PostForm formToken={formToken} answer={answer}>
        <Checkbox name="confirmed" label={t("consent.again_confirm")} required />
        <Submit>{t("consent.again_act")}</Submit>
      </PostForm>
    </FamilyShell>
  );
}
