import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Papers } from "~/bank/certificates/family-papers";
import { papersOf } from "~/bank/certificates/family-papers.server";
import { readAs } from "~/bank/history/transact.server";
import { EmptyState } from "~/ui/empty-state";
import { PageHead } from "~/ui/page-head";
import { FamilyShell } from "~/ui/shells/family";
import { useT } from "~/web/i18n";
import { requirePerson } from "~/web/session.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["family"] };
export const meta = titled("family.documents_title");

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePerson(request);
  return { papers: await readAs(actor, (db) => papersOf(actor, db)) };
}

export default function Documents() {
  const { papers } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <FamilyShell here="documents">
      <PageHead title={t("family.documents_title")} lead={t("family.documents_lead")} />
      {papers.length > 0 ? (
        <Papers papers={papers} />
      ) : (
        <EmptyState drawing="paper" title={t("family.no_papers")}>
          <p>{t("family.no_papers_why")}</p>
        </EmptyState>
      )}
    </FamilyShell>
  );
}
