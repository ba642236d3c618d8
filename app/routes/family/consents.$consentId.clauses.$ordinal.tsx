import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AnswerForm, saveAnswers } from "~/bank/consent/answers.operations.server";
import { ClauseForm, ClauseText } from "~/bank/consent/clause-view";
import { consentPage } from "~/bank/consent/pages.server";
import { readAs } from "~/bank/history/transact.server";
import type { PersonActor } from "~/bank/people/actor";
import { SignShell } from "~/ui/shells/sign";
import { useT } from "~/web/i18n";
import { requirePerson } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["consent"] };
export const meta = titled("consent.clause_of", (data: { clause: { ordinal: number }; of: number }) => ({
  n: data.clause.ordinal,
  of: data.of,
}));

/** The clause of the address, for one who still has to sign. */
async function clauseAt(actor: PersonActor, consentId: string, ordinal: string | undefined) {
  const page = found(await readAs(actor, (db) => consentPage(actor, db, consentId)));
  const mine = found(page.signers.find(({ me }) => me));
  if (mine.signedAt !== null || page.consent.state !== "open") throw redirect(`/family/consents/${consentId}`);
  const clause = found(page.clauses.find((each) => String(each.ordinal) === ordinal));
  return { page, clause, last: clause.ordinal === page.clauses.length };
}

const nextOf = (consentId: string, ordinal: number, last: boolean) =>
  `/family/consents/${consentId}/${last ? "review" : `clauses/${ordinal + 1}`}`;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePerson(request);
  const consentId = requireId(params.consentId);
  const { page, clause, last } = await clauseAt(actor, consentId, params.ordinal);
  const answered = page.clauses.filter(({ answer }) => answer !== null).length;
  return {
    consentId,
    title: page.text.title,
    lang: page.text.locale,
    clause,
    last,
    of: page.clauses.length,
    answered,
    formToken: newFormToken(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePerson(request);
  const consentId = requireId(params.consentId);
  const { clause, last } = await clauseAt(actor, consentId, params.ordinal);
  return submit(request, AnswerForm, async ({ answer }) => {
    await saveAnswers(actor, consentId, { [clause.code]: answer });
    return redirect(nextOf(consentId, clause.ordinal, last));
  });
}

export default function Clause() {
  const { consentId, title, lang, clause, last, of, answered, formToken } = useLoaderData<typeof loader>();
  const { t } = useT();
  const before = clause.ordinal === 1 ? `/family/consents/${consentId}` : `/family/consents/${consentId}/clauses/${clause.ordinal - 1}`;
  return (
    <SignShell
      step={answered}
      of={of}
      label={t("consent.clause_of", { n: clause.ordinal, of })}
      back={{ label: t("consent.back"), to: before }}
    >
      <p className="eyebrow">{title}</p>
      <ClauseText clause={clause} lang={lang} />
      <ClauseForm
        key={clause.code}
        clause={clause}
        last={last}
        next={nextOf(consentId, clause.ordinal, last)}
        formToken={formToken}
        answer={useActionData<typeof action>()}
      />
    </SignShell>
  );
}
