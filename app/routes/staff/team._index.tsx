import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readAs } from "~/bank/history/transact.server";
import { listTeam } from "~/bank/people/lists.server";
import { PeopleTabs } from "~/bank/people/people-tabs";
import { can } from "~/bank/people/policy";
import { LinkButton } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { PageHead } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["people"] };
export const meta = titled("people.tab_team");

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  return { team: await readAs(actor, (db) => listTeam(actor, db)), may: can(actor, "account.manage") };
}

export default function Team() {
  const { team, may } = useLoaderData<typeof loader>();
  const { t, list } = useT();
  return (
    <StaffShell room="people">
      <PageHead
        title={t("people.tab_team")}
        acts={may ? <LinkButton to="/staff/team/new">{t("people.staff_invite")}</LinkButton> : undefined}
      />
      <PeopleTabs here="team" />
      <DataTable
        caption={t("people.tab_team")}
        rows={team}
        rowKey={(member) => member.id}
        rowTo={(member) => `/staff/team/${member.id}`}
        columns={[
          { key: "name", head: t("people.name"), cell: (member) => <bdi>{`${member.givenName} ${member.familyName}`}</bdi> },
          {
            key: "duties",
            head: t("people.duties"),
            cell: (member) => list(member.duties.map((duty) => t(`ui.duty_${duty}`))) || t("people.duties_none"),
          },
          { key: "state", head: t("people.account"), cell: (member) => t(`people.account_${member.state}`) },
        ]}
      />
    </StaffShell>
  );
}
