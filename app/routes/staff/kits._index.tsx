import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CollectionTabs } from "~/bank/collection/collection-tabs";
import { DonorName } from "~/bank/collection/donation-view";
import { checkCharacter } from "~/bank/collection/isbt.rules";
import { KIT_VIEWS } from "~/bank/collection/list-views";
import { listKits } from "~/bank/collection/pages.server";
import { KitMark } from "~/bank/collection/state-marks";
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
export const meta = titled("collection.kits");

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const asked = new URL(request.url).searchParams;
  const view = KIT_VIEWS.find((each) => each === asked.get("show")) ?? "here";
  const page = pageNumber(asked);
  return readAs(actor, async (db) => ({ view, page, ...(await listKits(actor, db, view, page)) }));
}

export default function Kits() {
  const { view, page, rows, more } = useLoaderData<typeof loader>();
  const { t, date } = useT();
  const at = (other: number) => `?${new URLSearchParams({ show: view, page: String(other) })}`;
  return (
    <StaffShell room="laboratory">
      <PageHead title={t("collection.kits")} />
      <CollectionTabs here="kits" />
      <TabLinks tabs={KIT_VIEWS.map((each) => ({ label: t(`collection.kits_${each}`), to: `?show=${each}`, current: view === each }))} />
      <DataTable
        caption={t("collection.kits")}
        rows={rows}
        rowKey={({ id }) => id}
        rowTo={({ id }) => `/staff/kits/${id}`}
        columns={[
          { key: "din", head: t("collection.din"), cell: (kit) => <DinPlate din={kit.din} check={checkCharacter(kit.din)} /> },
          { key: "donor", head: t("collection.donor"), cell: (kit) => <DonorName donor={kit} /> },
          { key: "material", head: t("collection.material"), cell: (kit) => t(`collection.material_${kit.material}`) },
          { key: "expires", head: t("collection.expires"), cell: (kit) => date(kit.expiresOn), phone: false },
          { key: "state", head: t("collection.state"), cell: (kit) => <KitMark state={kit.state} /> },
        ]}
        empty={
          <EmptyState drawing="kit" title={t("collection.kits_none")}>
            <p>{t("collection.kits_none_why")}</p>
          </EmptyState>
        }
      />
      <Pagination {...(page > 1 ? { previous: at(page - 1) } : {})} {...(more ? { next: at(page + 1) } : {})} />
    </StaffShell>
  );
}
