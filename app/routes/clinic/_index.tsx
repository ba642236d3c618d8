import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readAs } from "~/bank/history/transact.server";
import { suspensionOf } from "~/bank/people/clinic-standing.server";
import { SuspensionNotice } from "~/bank/people/suspension-notice";
import { grantedCases } from "~/bank/release/clinic-home.server";
import { RequestTable } from "~/bank/release/request-table";
import { requestsVisibleTo } from "~/bank/release/store.server";
import { LinkButton } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { PageHead } from "~/ui/page-head";
import { ClinicShell } from "~/ui/shells/clinic";
import { useT } from "~/web/i18n";
import { requireClinic } from "~/web/session.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["release", "standing"] };
export const meta = titled("release.requests_title");

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireClinic(request);
  return readAs(actor, async (db) => ({
    requests: await requestsVisibleTo(actor, db).orderBy("requests.askedAt", "desc").limit(100).execute(),
    cases: await grantedCases(actor, db),
    suspension: await suspensionOf(db, actor.clinicId),
  }));
}

export default function ClinicHome() {
  const { requests, cases, suspension } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <ClinicShell here="requests">
      <PageHead
        title={t("release.requests_title")}
        lead={t("release.requests_lead", { open: requests.length, cases: cases.length })}
        acts={cases.length > 0 && suspension === null ? <LinkButton to="/clinic/cases">{t("release.ask_act")}</LinkButton> : undefined}
      />
      <SuspensionNotice suspension={suspension} />
      <RequestTable
        requests={requests}
        to={(id) => `/clinic/requests/${id}`}
        empty={
          <EmptyState drawing="kit" title={t("release.no_requests")}>
            {t("release.no_requests_why")}
          </EmptyState>
        }
      />
    </ClinicShell>
  );
}
