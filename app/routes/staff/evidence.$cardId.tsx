import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { publishEvidence } from "~/bank/enquiries/evidence.operations.server";
import { evidenceVisibleTo } from "~/bank/enquiries/evidence.server";
import { readAs } from "~/bank/history/transact.server";
import { can } from "~/bank/people/policy";
import { Notice } from "~/ui/notice";
import { PageHead, Section } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { EvidenceCard } from "~/ui/public/evidence-card";
import { evidenceIn } from "~/ui/public/evidence-shown";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["evidence", "public"] };
export const meta = titled("evidence.card");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.cardId);
  const row = found(await readAs(actor, (db) => evidenceVisibleTo(actor, db).where("id", "=", id).executeTakeFirst()));
  const cards = (["en", "it", "ar"] as const).map((locale) => ({ locale, card: found(evidenceIn(row, locale)) }));
  return {
    cards,
    draft: row.state === "draft",
    mayPublish: can(actor, "evidence.publish", { preparedBy: row.writtenBy }),
    formToken: newFormToken(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.cardId);
  found(await readAs(actor, (db) => evidenceVisibleTo(actor, db).where("id", "=", id).executeTakeFirst()));
  return submit(request, z.object({}), async () => {
    await publishEvidence(actor, id);
    return redirect(`/staff/evidence/${id}`);
  });
}

export default function Card() {
  const { cards, draft, mayPublish, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <StaffShell room="settings">
      <PageHead title={t("evidence.card")} crumbs={[{ label: t("evidence.cards"), to: "/staff/evidence" }]} />
      <h2 className="vh">{t("evidence.study")}</h2>
      <div className="evid">
        {cards.map(({ locale, card }) => (
          <div key={locale} lang={locale} dir={locale === "ar" ? "rtl" : "ltr"}>
            <EvidenceCard card={card} />
          </div>
        ))}
      </div>
      {draft ? (
        <Section title={t("evidence.publish")}>
          {mayPublish ? (
            <PostForm formToken={formToken} answer={answer}>
              <p className="measure">{t("evidence.publish_lead")}</p>
              <Submit>{t("evidence.publish_act")}</Submit>
            </PostForm>
          ) : (
            <Notice>{t("evidence.publish_not")}</Notice>
          )}
        </Section>
      ) : null}
    </StaffShell>
  );
}
