import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readAs } from "~/bank/history/transact.server";
import { lateShipments, unendedVials } from "~/bank/release/late.store.server";
import { LateNotices } from "~/bank/release/late-notices";
import { OVER } from "~/bank/release/life.rules";
import { RequestTable } from "~/bank/release/request-table";
import { requestsVisibleTo } from "~/bank/release/store.server";
import { EmptyState } from "~/ui/empty-state";
import { PageHead } from "~/ui/page-head";
import { Pagination } from "~/ui/pagination";
import { StaffShell } from "~/ui/shells/staff";
import { TabLinks } from "~/ui/tab-links";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["release"] };
export const meta = titled("release.requests_title");

const OPEN = ["submitted", "authorised", "reviewed", "on_hold", "approved", "packed", "in_transit", "with_clinic"] as const;
const SIZE = 50;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const search = new URL(request.url).searchParams;
  const over = search.get("show") === "over";
  const after = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.exec(search.get("after") ?? "")?.[0];
  return readAs(actor, async (db) => {
    let query = requestsVisibleTo(actor, db)
      .where("requests.state", "in", over ? [...OVER] : [...OPEN])
      .orderBy("requests.id", "desc")
      .limit(SIZE + 1);
    if (after) query = query.where("requests.id", "<", after);
    const rows = await query.execute();
    return {
      requests: rows.slice(0, SIZE),
      next: rows.length > SIZE ? rows[SIZE - 1]?.id : undefined,
      over,
      late: await lateShipments(db),
      unended: await unendedVials(db),
    };
  });
}

export default function Releases() {
  const { requests, next, over, late, unended } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="release">
      <PageHead title={t("release.requests_title")} />
      <LateNotices late={late} unended={unended} />
      <TabLinks
        tabs={[
          { label: t("release.show_open"), to: "?", current: !over },
          { label: t("release.show_over"), to: "?show=over", current: over },
        ]}
      />
      <RequestTable
        requests={requests}
        to={(id) => `/staff/releases/${id}`}
        empty={
          <EmptyState drawing="kit" title={t("release.no_requests")}>
            {t("release.no_requests_staff")}
          </EmptyState>
        }
      />
      <Pagination {...(next ? { next: `?${over ? "show=over&" : ""}after=${next}` } : {})} />
    </StaffShell>
  );
}
