import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readAs } from "~/bank/history/transact.server";
import { licencesVisibleTo } from "~/bank/people/store.server";
import { Code } from "~/ui/code";
import { DataTable } from "~/ui/data-table";
import { PageHead } from "~/ui/page-head";
import { ClinicShell } from "~/ui/shells/clinic";
import { StatusMark } from "~/ui/status-mark";
import { useT } from "~/web/i18n";
import { requireClinic } from "~/web/session.server";
import { titled } from "~/web/title";
import { dayOfBank } from "~/web/when";

export const handle = { i18n: ["release"] };
export const meta = titled("release.licence_title");

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireClinic(request);
  return readAs(actor, async (db) => ({
    licences: await licencesVisibleTo(actor, db).execute(),
    today: dayOfBank(db.now),
  }));
}

export default function Licence() {
  const { licences, today } = useLoaderData<typeof loader>();
  const { t, date } = useT();
  return (
    <ClinicShell here="licence">
      <PageHead title={t("release.licence_title")} lead={t("release.licence_lead")} />
      <DataTable
        caption={t("release.licence_title")}
        rows={licences}
        rowKey={(licence) => licence.id}
        columns={[
          { key: "number", head: t("release.licence_number"), cell: (licence) => <Code>{licence.number}</Code> },
          { key: "scope", head: t("release.licence_scope"), cell: (licence) => licence.scope },
          { key: "dates", head: t("release.licence_dates"), cell: (licence) => `${date(licence.validFrom)} – ${date(licence.validUntil)}` },
          {
            key: "state",
            head: t("release.state"),
            cell: (licence) =>
              licence.validUntil >= today ? (
                <StatusMark state="met">{t("release.licence_valid")}</StatusMark>
              ) : (
                <StatusMark state="stop">{t("release.licence_over")}</StatusMark>
              ),
          },
        ]}
      />
    </ClinicShell>
  );
}
