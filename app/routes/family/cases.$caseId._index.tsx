import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Papers } from "~/bank/certificates/family-papers";
import { papersOf } from "~/bank/certificates/family-papers.server";
import { readAs } from "~/bank/history/transact.server";
import { Answer, Usable } from "~/bank/release/family-answer";
import { familyCase } from "~/bank/release/family-page.server";
import { Side } from "~/bank/release/family-side";
import { Grants, NextPayment } from "~/bank/release/family-standing";
import { Places, Story } from "~/bank/release/family-story";
import { LinkButton } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/page-head";
import { FamilyShell } from "~/ui/shells/family";
import { useT } from "~/web/i18n";
import { requirePerson } from "~/web/session.server";
import { requireId } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["family"] };
export const meta = titled("family.title", (data: { case: { givenName: string } }) => ({ name: data.case.givenName }));

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePerson(request);
  const page = await familyCase(actor, requireId(params.caseId));
  return { ...page, papers: await readAs(actor, (db) => papersOf(actor, db, page.case.id)) };
}

export default function FamilyCase() {
  const page = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <FamilyShell here="home" side={<Side page={page} />}>
      <Answer page={page} />
      {page.waits.requestId && page.act.key !== "request" ? (
        <Notice title={t("family.request_waits")}>
          <LinkButton to={`/family/requests/${page.waits.requestId}`}>{t("family.act_request")}</LinkButton>
        </Notice>
      ) : null}
      <Usable page={page} />
      <Story page={page} />
      <Places page={page} />
      <Section id="papers" title={t("family.papers")}>
        {page.papers.length > 0 ? <Papers papers={page.papers.slice(0, 6)} /> : <p className="muted">{t("family.no_papers")}</p>}
      </Section>
      <NextPayment page={page} />
      <Grants page={page} />
    </FamilyShell>
  );
}
