import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isConsentCode } from "~/bank/consent/clauses.rules";
import { consentPage } from "~/bank/consent/pages.server";
import { WithdrawForm, withdrawConsent } from "~/bank/consent/withdrawal.operations.server";
import { effectsOf } from "~/bank/consent/withdrawal.rules";
import { WithdrawalPreview } from "~/bank/consent/withdrawal-view";
import { readAs } from "~/bank/history/transact.server";
import { PageHead } from "~/ui/page-head";
import { FamilyShell } from "~/ui/shells/family";
import { useT } from "~/web/i18n";
import { requirePerson } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["consent"] };
export const meta = titled("consent.withdraw_title");

const codeOf = (text: string | undefined) => found(text !== undefined && isConsentCode(text) ? text : null);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePerson(request);
  const [consentId, code] = [requireId(params.consentId), codeOf(params.code)];
  const page = found(await readAs(actor, (db) => consentPage(actor, db, consentId)));
  const clause = found(page.clauses.find((each) => each.code === code && each.answer === "yes" && each.withdrawnAt === null));
  return {
    consentId,
    title: page.text.title,
    clause,
    effects: effectsOf(code, clause.required, page.caseState),
    formToken: newFormToken(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePerson(request);
  const [consentId, code] = [requireId(params.consentId), codeOf(params.code)];
  return submit(request, WithdrawForm, async (form) => {
    await withdrawConsent(actor, consentId, code, form);
    return redirect(`/family/consents/${consentId}`);
  });
}

export default function WithdrawItem() {
  const { consentId, title, clause, effects, formToken } = useLoaderData<typeof loader>();
  const { t } = useT();
  const here = `/family/consents/${consentId}`;
  return (
    <FamilyShell here="consents">
      <PageHead
        title={t("consent.withdraw_item", { heading: clause.heading })}
        lead={clause.plain}
        crumbs={[
          { label: title, to: here },
          { label: t("consent.withdraw_title"), to: `${here}/withdraw` },
        ]}
      />
      <WithdrawalPreview effects={effects} keep={here} formToken={formToken} answer={useActionData<typeof action>()} />
    </FamilyShell>
  );
}
