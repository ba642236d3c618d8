import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { familyConsents } from "~/bank/consent/pages.server";
import { readAs } from "~/bank/history/transact.server";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { PageHead } from "~/ui/page-head";
import { FamilyShell } from "~/ui/shells/family";
import { StatusMark } from "~/ui/status-mark";
import { useT } from "~/web/i18n";
import { requirePerson } from "~/web/session.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["consent"] };
export const meta = titled("consent.consents");

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePerson(request);
  return { consents: await readAs(actor, (db) => familyConsents(actor, db)) };
}

export default function Consents() {
  const { consents } = useLoaderData<typeof loader>();
  const { t, date } = useT();
  return (
    <FamilyShell here="consents">
      <PageHead title={t("consent.consents")} lead={t("consent.consents_lead")} />
      <DataTable
        caption={t("consent.consents")}
        rows={consents}
        rowKey={(consent) => consent.id}
        rowTo={(consent) => `/family/consents/${consent.id}`}
        columns={[
          { key: "title", head: t("consent.what"), cell: (consent) => consent.title },
          { key: "version", head: t("consent.version"), cell: (consent) => consent.version, end: true, phone: false },
          {
            key: "state",
            head: t("consent.state"),
            cell: (consent) =>
              consent.signedAt ? (
                <StatusMark state="met">{t("consent.state_signed", { date: date(consent.signedAt) })}</StatusMark>
              ) : consent.isSigner && consent.mineSignedAt === null ? (
                <StatusMark state="now">{t("consent.state_yours")}</StatusMark>
              ) : (
                <StatusMark state="waiting">{t("consent.state_others", { count: consent.waits })}</StatusMark>
              ),
          },
        ]}
        empty={
          <EmptyState drawing="paper" title={t("consent.none")}>
            <p>{t("consent.none_why")}</p>
          </EmptyState>
        }
      />
    </FamilyShell>
  );
}
