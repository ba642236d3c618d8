import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { memberPage } from "~/bank/people/member-page.server";
import { Acts, LinkButton } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { PageHead, Section } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { requireId } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["people"] };
export const meta = titled("people.colleague");

export async function loader({ request, params }: LoaderFunctionArgs) {
  return memberPage(await requireStaff(request), requireId(params.accountId));
}

export default function Colleague() {
  const { member, duties, mayGrant, mayManage, mayEnd } = useLoaderData<typeof loader>();
  const { t, date } = useT();
  const here = `/staff/team/${member.id}`;
  return (
    <StaffShell room="people">
      <PageHead
        title={<bdi>{member.name}</bdi>}
        lead={
          <>
            <bdi>{member.email}</bdi> · {t(`people.account_${member.state}`)}
          </>
        }
        crumbs={[{ label: t("people.tab_team"), to: "/staff/team" }]}
      />
      <Section title={t("people.duties")} lead={t("people.duties_lead")}>
        <DataTable
          caption={t("people.duties")}
          rows={duties}
          rowKey={(duty) => duty.id}
          columns={[
            { key: "duty", head: t("people.duty"), cell: (duty) => t(`ui.duty_${duty.duty}`) },
            { key: "from", head: t("people.from"), cell: (duty) => date(duty.fromAt) },
            { key: "until", head: t("people.until"), cell: (duty) => (duty.untilAt ? date(duty.untilAt) : t("people.no_end")) },
            {
              key: "act",
              head: t("people.right_act"),
              cell: (duty) =>
                mayEnd && duty.untilAt === null ? (
                  <LinkButton to={`${here}/duties/${duty.id}/end`}>
                    {t("people.duty_end")}
                    <span className="vh">: {t(`ui.duty_${duty.duty}`)}</span>
                  </LinkButton>
                ) : null,
            },
          ]}
        />
      </Section>
      <div className="mt-6">
        <Acts>
          {mayGrant ? <LinkButton to={`${here}/duties/new`}>{t("people.duty_grant")}</LinkButton> : null}
          {mayManage ? (
            <LinkButton look="danger" to={`${here}/close`}>
              {t("people.account_close")}
            </LinkButton>
          ) : null}
        </Acts>
      </div>
    </StaffShell>
  );
}
