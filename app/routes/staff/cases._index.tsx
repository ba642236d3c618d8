import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listCases } from "~/bank/collection/case-pages.server";
import { CaseMark } from "~/bank/collection/case-view";
import { CollectionTabs } from "~/bank/collection/collection-tabs";
import { DonorName } from "~/bank/collection/donation-view";
import { CASE_VIEWS } from "~/bank/collection/list-views";
import { readAs } from "~/bank/history/transact.server";
import { Code } from "~/ui/code";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { PageHead } from "~/ui/page-head";
import { pageNumber } from "~/ui/page-number";
import { Pagination } from "~/ui/pagination";
import { StaffShell } from "~/ui/shells/staff";
import { TabLinks } from "~/ui/tab-links";
import { TissueName } from "~/ui/tissue-name";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["collection"] };
export const meta = titled("collection.cases");

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const asked = new URL(request.url).searchParams;
  const view = CASE_VIEWS.find((each) => each === asked.get("show")) ?? "moving";
  const page = pageNumber(asked);
  return readAs(actor, async (db) => ({ view, page, ...(await listCases(actor, db, view, page)) }));
}

export default function Cases() {
  const { view, page, rows, more } = useLoaderData<typeof loader>();
  const { t, date } = useT();
  const at = (other: number) => `?${new URLSearchParams({ show: view, page: String(other) })}`;
  return (
    <StaffShell room="people">
      <PageHead title={t("collection.cases")} />
      <CollectionTabs here="cases" />
      <TabLinks tabs={CASE_VIEWS.map((each) => ({ label: t(`collection.cases_${each}`), to: `?show=${each}`, current: view === each }))} />
      <DataTable
        caption={t("collection.cases")}
        rows={rows}
        rowKey={({ id }) => id}
        rowTo={({ id }) => `/staff/cases/${id}`}
        columns={[
          { key: "donor", head: t("collection.donor"), cell: (row) => <DonorName donor={row} /> },
          { key: "tissue", head: t("collection.tissue"), cell: (row) => <TissueName tissue={row.tissue} /> },
          { key: "coi", head: t("collection.coi"), cell: (row) => <Code>{row.coi}</Code>, phone: false },
          { key: "opened", head: t("collection.opened"), cell: (row) => date(row.openedAt) },
          { key: "state", head: t("collection.state"), cell: (row) => <CaseMark state={row.state} /> },
        ]}
        empty={
          <EmptyState drawing="paper" title={t("collection.cases_none")}>
            <p>{t("collection.cases_none_why")}</p>
          </EmptyState>
        }
      />
      <Pagination {...(page > 1 ? { previous: at(page - 1) } : {})} {...(more ? { next: at(page + 1) } : {})} />
    </StaffShell>
  );
}
