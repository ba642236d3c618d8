import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { clinicPage } from "~/bank/people/clinic-page.server";
import { LicenceTable, MemberTable } from "~/bank/people/clinic-view";
import { SuspensionNotice } from "~/bank/people/suspension-notice";
import { LinkButton } from "~/ui/button";
import { PageHead, Section } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { SummaryList } from "~/ui/summary-list";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { requireId } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["people", "standing"] };
export const meta = titled("people.clinic");

export async function loader({ request, params }: LoaderFunctionArgs) {
  return clinicPage(await requireStaff(request), requireId(params.clinicId));
}

export default function Clinic() {
  const { clinic, licences, members, suspension, maySuspend, today } = useLoaderData<typeof loader>();
  const { t } = useT();
  const here = `/staff/clinics/${clinic.id}`;
  return (
    <StaffShell room="people">
      <PageHead
        title={<bdi>{clinic.name}</bdi>}
        eyebrow={t(`people.clinic_${clinic.state}`)}
        crumbs={[{ label: t("people.tab_clinics"), to: "/staff/clinics" }]}
        acts={maySuspend && clinic.state !== "invited" ? <Standing here={here} suspended={clinic.state === "suspended"} /> : undefined}
      />
      <SuspensionNotice suspension={suspension} />
      <SummaryList
        items={[
          { term: t("people.address"), value: <bdi>{`${clinic.address}, ${clinic.city}, ${clinic.country}`}</bdi> },
          { term: t("people.phone_24"), value: <bdi>{clinic.phone}</bdi> },
        ]}
      />
      <Section title={t("people.licences")} lead={t("people.licences_lead")}>
        <LicenceTable licences={licences} today={today} />
        <p className="acts mt-4">
          <LinkButton to={`${here}/licences/new`}>{t("people.licence_enter")}</LinkButton>
        </p>
      </Section>
      <Section title={t("people.members")}>
        <MemberTable members={members} today={today} />
        <p className="acts mt-4">
          <LinkButton to={`${here}/members/new`}>{t("people.member_invite")}</LinkButton>
        </p>
      </Section>
    </StaffShell>
  );
}

function Standing({ here, suspended }: { here: string; suspended: boolean }) {
  const { t } = useT();
  return suspended ? (
    <LinkButton to={`${here}/reinstate`}>{t("people.reinstate")}</LinkButton>
  ) : (
    <LinkButton to={`${here}/suspend`}>{t("people.suspend")}</LinkButton>
  );
}
