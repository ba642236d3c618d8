import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { noteReading } from "~/bank/history/access.server";
import { donorPage } from "~/bank/people/donor-page.server";
import { can } from "~/bank/people/policy";
import { RightsTable } from "~/bank/people/rights-table";
import { Acts, LinkButton } from "~/ui/button";
import { Code } from "~/ui/code";
import { Notice } from "~/ui/notice";
import { PageHead, Section } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { SummaryList } from "~/ui/summary-list";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { requireId } from "~/web/submit.server";
import { titled } from "~/web/title";
import { isolated } from "~/web/translate";

export const handle = { i18n: ["people"] };
export const meta = titled("people.donor");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const donorId = requireId(params.donorId);
  const page = await donorPage(actor, donorId);
  await noteReading(actor, donorId, "donor.record");
  const may = {
    rights: can(actor, "right.grant", { donorId }),
    dispute: page.donor.disputedSince === null && can(actor, "dispute.note", { donorId }),
    settle: page.donor.disputedSince !== null && can(actor, "dispute.settle", { donorId }),
  };
  return { ...page, may };
}

export default function Donor() {
  const { donor, person, rights, may } = useLoaderData<typeof loader>();
  const { t, date, beside } = useT();
  const here = `/staff/people/donors/${donor.id}`;
  const live = (right: { untilAt: unknown }) => right.untilAt === null;
  return (
    <StaffShell room="people">
      <PageHead
        title={<bdi>{`${person.givenName} ${person.familyName}`}</bdi>}
        eyebrow={<Code>{donor.code}</Code>}
        crumbs={[{ label: t("people.people"), to: "/staff/people" }]}
        acts={
          <Acts>
            {may.settle ? <LinkButton to={`${here}/settle`}>{t("people.dispute_settle")}</LinkButton> : null}
            {may.dispute ? (
              <LinkButton to={`${here}/dispute`} look="plain">
                {t("people.dispute_note")}
              </LinkButton>
            ) : null}
          </Acts>
        }
      />
      {donor.disputedSince ? (
        <Notice tone="stop" title={t("people.disputed")}>
          {t("people.disputed_why", { date: date(donor.disputedSince) })}
        </Notice>
      ) : null}
      <SummaryList
        items={[
          { term: t("people.born_on"), value: person.bornOn ? date(person.bornOn) : t("people.not_born") },
          ...(donor.expectedOn ? [{ term: t("people.expected_on"), value: date(donor.expectedOn) }] : []),
          { term: t("people.medical_number"), value: donor.medicalNumber ? <Code>{donor.medicalNumber}</Code> : t("people.not_known") },
          { term: t("people.guardians_needed"), value: donor.requiredGuardians },
        ]}
      />
      <Section title={t("people.rights")} lead={t("people.rights_lead")}>
        <RightsTable
          rights={rights}
          {...(may.rights
            ? {
                act: (right) =>
                  live(right) ? (
                    <LinkButton to={`${here}/rights/${right.id}/end`}>
                      {t("people.right_end")}
                      <span className="vh">: {beside(isolated(right.name), t(`people.right_${right.kind}`))}</span>
                    </LinkButton>
                  ) : null,
              }
            : {})}
        />
        {may.rights ? (
          <p className="acts mt-4">
            <LinkButton to={`${here}/rights/new`}>{t("people.right_grant")}</LinkButton>
            {person.bornOn === null ? <LinkButton to={`${here}/birth`}>{t("people.birth")}</LinkButton> : null}
          </p>
        ) : null}
      </Section>
    </StaffShell>
  );
}
