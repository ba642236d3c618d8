import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { consentPage } from "~/bank/consent/pages.server";
import { readAs } from "~/bank/history/transact.server";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { PageHead } from "~/ui/page-head";
import { FamilyShell } from "~/ui/shells/family";
import { useT } from "~/web/i18n";
import { requirePerson } from "~/web/session.server";
import { found, requireId } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["consent"] };
export const meta = titled("consent.withdraw_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePerson(request);
  const consentId = requireId(params.consentId);
  const page = found(await readAs(actor, (db) => consentPage(actor, db, consentId)));
  return {
    consentId,
    title: page.text.title,
    items: page.clauses.filter(({ answer, withdrawnAt }) => answer === "yes" && withdrawnAt === null),
  };
}

export default function Withdraw() {
  const { consentId, title, items } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <FamilyShell here="consents">
      <PageHead
        title={t("consent.withdraw_title")}
        lead={t("consent.withdraw_lead")}
        crumbs={[{ label: title, to: `/family/consents/${consentId}` }]}
      />
      <DataTable
        caption={t("consent.withdraw_choose")}
        rows={items}
        rowKey={({ code }) => code}
        rowTo={({ code }) => `/family/consents/${consentId}/withdraw/${code}`}
        columns={[
          { key: "heading", head: t("consent.clause"), cell: ({ heading }) => heading },
          {
            key: "kind",
            head: t("consent.kind"),
            cell: ({ required }) => (required ? t("consent.kind_required") : t("consent.kind_optional")),
          },
        ]}
        empty={
          <EmptyState drawing="paper" title={t("consent.withdraw_none")}>
            <p>{t("consent.withdraw_none_why")}</p>
          </EmptyState>
        }
      />
    </FamilyShell>
  );
}
