import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listClinics } from "~/bank/people/clinic-page.server";
import { PeopleTabs } from "~/bank/people/people-tabs";
import { LinkButton } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { PageHead } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { StatusMark } from "~/ui/status-mark";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["people"] };
export const meta = titled("people.tab_clinics");

export async function loader({ request }: LoaderFunctionArgs) {
  return listClinics(await requireStaff(request));
}

export default function Clinics() {
  const { clinics, today } = useLoaderData<typeof loader>();
  const { t, date } = useT();
  return (
    <StaffShell room="people">
      <PageHead title={t("people.tab_clinics")} acts={<LinkButton to="/staff/clinics/new">{t("people.clinic_invite")}</LinkButton>} />
      <PeopleTabs here="clinics" />
      <DataTable
        caption={t("people.tab_clinics")}
        rows={clinics}
        rowKey={(clinic) => clinic.id}
        rowTo={(clinic) => `/staff/clinics/${clinic.id}`}
        columns={[
          { key: "name", head: t("people.clinic"), cell: (clinic) => <bdi>{clinic.name}</bdi> },
          { key: "city", head: t("people.city"), cell: (clinic) => <bdi>{`${clinic.city}, ${clinic.country}`}</bdi> },
          { key: "state", head: t("people.state"), cell: (clinic) => t(`people.clinic_${clinic.state}`) },
          {
            key: "licence",
            head: t("people.licence_until"),
            cell: (clinic) =>
              clinic.validUntil ? (
                <StatusMark state={clinic.validUntil < today ? "stop" : "met"}>{date(clinic.validUntil)}</StatusMark>
              ) : (
                <StatusMark state="stop">{t("people.licence_none")}</StatusMark>
              ),
          },
        ]}
        empty={
          <EmptyState drawing="paper" title={t("people.clinics_none")}>
            <p>{t("people.clinics_none_why")}</p>
          </EmptyState>
        }
      />
    </StaffShell>
  );
}
