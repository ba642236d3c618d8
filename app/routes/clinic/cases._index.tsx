import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readAs } from "~/bank/history/transact.server";
import { grantedCases } from "~/bank/release/clinic-home.server";
import { Code } from "~/ui/code";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { PageHead } from "~/ui/page-head";
import { ClinicShell } from "~/ui/shells/clinic";
import { TissueMark } from "~/ui/tissue-mark";
import { useT } from "~/web/i18n";
import { requireClinic } from "~/web/session.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["release"] };
export const meta = titled("release.cases_title");

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireClinic(request);
  return { cases: await readAs(actor, (db) => grantedCases(actor, db)) };
}

export default function ClinicCases() {
  const { cases } = useLoaderData<typeof loader>();
  const { t, date } = useT();
  return (
    <ClinicShell here="cases">
      <PageHead title={t("release.cases_title")} lead={t("release.cases_lead")} />
      <DataTable
        caption={t("release.cases_title")}
        rows={cases}
        rowKey={(held) => held.id}
        rowTo={(held) => `/clinic/cases/${held.id}/request`}
        columns={[
          { key: "patient", head: t("release.patient"), cell: (held) => `${held.givenName} ${held.familyName}` },
          {
            key: "tissue",
            head: t("release.tissue"),
            cell: (held) => (
              <span className="tt">
                <TissueMark tissue={held.tissue} size={20} silent /> {t(`ui.tissue_${held.tissue}`)}
              </span>
            ),
          },
          { key: "coi", head: t("release.coi"), cell: (held) => <Code>{held.coi}</Code> },
          { key: "until", head: t("release.granted_until"), cell: (held) => date(held.untilAt) },
        ]}
        empty={
          <EmptyState drawing="paper" title={t("release.no_cases")}>
            {t("release.no_cases_why")}
          </EmptyState>
        }
      />
    </ClinicShell>
  );
}
