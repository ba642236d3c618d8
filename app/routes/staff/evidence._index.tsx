import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { evidenceVisibleTo } from "~/bank/enquiries/evidence.server";
import { readAs } from "~/bank/history/transact.server";
import { can } from "~/bank/people/policy";
import { LinkButton } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { PageHead } from "~/ui/page-head";
import { evidenceIn } from "~/ui/public/evidence-shown";
import { StaffShell } from "~/ui/shells/staff";
import { StatusMark } from "~/ui/status-mark";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["evidence", "public"] };
export const meta = titled("evidence.cards");

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const rows = await readAs(actor, (db) => evidenceVisibleTo(actor, db).execute());
  const cards = rows.map((row) => ({
    id: row.id,
    claim: evidenceIn(row, actor.locale)?.claim ?? row.code,
    citation: row.citation,
    approvedAt: row.approvedAt,
  }));
  return { cards, mayWrite: can(actor, "evidence.write") };
}

export default function EvidenceCards() {
  const { cards, mayWrite } = useLoaderData<typeof loader>();
  const { t, date } = useT();
  return (
    <StaffShell room="settings">
      <PageHead
        title={t("evidence.cards")}
        lead={t("evidence.cards_lead")}
        crumbs={[{ label: t("evidence.settings"), to: "/staff/settings" }]}
        acts={mayWrite ? <LinkButton to="/staff/evidence/new">{t("evidence.write")}</LinkButton> : undefined}
      />
      <DataTable
        caption={t("evidence.cards")}
        rows={cards}
        rowKey={(card) => card.id}
        rowTo={(card) => `/staff/evidence/${card.id}`}
        columns={[
          { key: "card", head: t("evidence.card"), cell: (card) => card.claim },
          { key: "study", head: t("evidence.study"), cell: (card) => <bdi>{card.citation}</bdi>, phone: false },
          {
            key: "state",
            head: t("evidence.state"),
            cell: ({ approvedAt }) => (
              <StatusMark state={approvedAt ? "met" : "waiting"}>
                {approvedAt ? t("evidence.published", { date: date(approvedAt) }) : t("evidence.draft")}
              </StatusMark>
            ),
          },
        ]}
        empty={
          <EmptyState drawing="paper" title={t("evidence.none")}>
            <p>{t("evidence.none_why")}</p>
          </EmptyState>
        }
      />
    </StaffShell>
  );
}
