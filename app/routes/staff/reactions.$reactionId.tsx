import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { noteReading } from "~/bank/history/access.server";
import { readAs } from "~/bank/history/transact.server";
import { ClosingForm, closeReaction } from "~/bank/release/reaction.operations.server";
import { ReactionFacts } from "~/bank/release/reaction-facts";
import { reactionsVisibleTo } from "~/bank/release/store.server";
import { SelectField } from "~/ui/fields/choice";
import { PageHead, Section } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["release"] };
export const meta = titled("release.reaction_title");

const OUTCOMES = ["complete_recovery", "minor_sequelae", "serious_sequelae", "death"] as const;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const reaction = found(await readAs(actor, (db) => reactionOf(actor, db, params.reactionId).executeTakeFirst()));
  await noteReading(actor, reaction.donorId, "release.reaction");
  return { reaction, formToken: newFormToken() };
}

const reactionOf = (
  actor: Parameters<typeof reactionsVisibleTo>[0],
  db: Parameters<typeof reactionsVisibleTo>[1],
  id: string | undefined,
) => reactionsVisibleTo(actor, db).where("adverseReactions.id", "=", requireId(id));

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const { id, requestId } = found(await readAs(actor, (db) => reactionOf(actor, db, params.reactionId).executeTakeFirst()));
  return submit(request, ClosingForm, async (form) => {
    await closeReaction(actor, id, form);
    return redirect(`/staff/releases/${requestId}`);
  });
}

export default function Reaction() {
  const { reaction, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <StaffShell room="release">
      <PageHead title={t("release.reaction_title")} crumbs={[{ label: reaction.number, to: `/staff/releases/${reaction.requestId}` }]} />
      <ReactionFacts reaction={reaction} />
      {reaction.state === "suspected" && (
        <Section title={t("release.reaction_close_title")} lead={t("release.reaction_close_lead")}>
          <PostForm formToken={formToken} answer={answer}>
            <SelectField
              name="outcome"
              label={t("release.outcome_word")}
              options={OUTCOMES.map((value) => ({ value, label: t(`release.outcome_${value}`) }))}
              empty={t("release.choose")}
            />
            <Submit>{t("release.reaction_close_act")}</Submit>
          </PostForm>
        </Section>
      )}
    </StaffShell>
  );
}
