import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CollectionTabs } from "~/bank/collection/collection-tabs";
import { DonorName } from "~/bank/collection/donation-view";
import { checkCharacter } from "~/bank/collection/isbt.rules";
import { DONATION_VIEWS } from "~/bank/collection/list-views";
import { listDonations } from "~/bank/collection/pages.server";
import { DonationMark } from "~/bank/collection/state-marks";
import { readAs } from "~/bank/history/transact.server";
import { DataTable } from "~/ui/data-table";
import { DinPlate } from "~/ui/din-plate";
import { EmptyState } from "~/ui/empty-state";
import { PageHead } from "~/ui/page-head";
import { pageNumber } from "~/ui/page-number";
import { Pagination } from "~/ui/pagination";
import { StaffShell } from "~/ui/shells/staff";
import { TabLinks } from "~/ui/tab-links";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["collection"] };
export const meta = titled("collection.donations");

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const asked = new URL(request.url).searchParams;
  const view = DONATION_VIEWS.find((each) => each === asked.get("show")) ?? "coming";
  const page = pageNumber(asked);
  return readAs(actor, async (db) => ({ view, page, ...(await listDonations(actor, db, view, page)) }));
}

export default function Donations() {
  const { view, page, rows, more } = useLoaderData<typeof loader>();
  const { t, date } = useT();
  const at = (other: number) => `?${new URLSearchParams({ show: view, page: String(other) })}`;
  return (
    <StaffShell room="laboratory">
      <PageHead title={t("collection.donations")} />
      <CollectionTabs here="donations" />
      <TabLinks
        tabs={DONATION_VIEWS.map((each) => ({ label: t(`collection.donations_${each}`), to: `?show=${each}`, current: view === each }))}
      />
      <DataTable
        caption={t("collection.donations")}
        rows={rows}
        rowKey={({ id }) => id}
        rowTo={({ id }) => `/staff/donations/${id}`}
        columns={[
          { key: "din", head: t("collection.din"), cell: (row) => <DinPlate din={row.din} check={checkCharacter(row.din)} /> },
          { key: "donor", head: t("collection.donor"), cell: (row) => <DonorName donor={row} /> },
          { key: "material", head: t("collection.material"), cell: (row) => t(`collection.material_${row.material}`) },
          {
            key: "collected",
            head: t("collection.collected_at"),
            cell: (row) => (row.collectedAt ? date(row.collectedAt) : "–"),
            phone: false,
          },
          { key: "state", head: t("collection.state"), cell: (row) => <DonationMark state={row.state} /> },
        ]}
        empty={
          <EmptyState drawing="kit" title={t("collection.donations_none")}>
            <p>{t("collection.donations_none_why")}</p>
          </EmptyState>
        }
      />
      <Pagination {...(page > 1 ? { previous: at(page - 1) } : {})} {...(more ? { next: at(page + 1) } : {})} />
    </StaffShell>
  );
}
