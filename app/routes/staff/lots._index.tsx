import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readAs } from "~/bank/history/transact.server";
import { LOT_STATES, lotList } from "~/bank/laboratory/lot-list.server";
import { LotTable } from "~/bank/laboratory/lot-table";
import { EmptyState } from "~/ui/empty-state";
import { PageHead } from "~/ui/page-head";
import { Pagination } from "~/ui/pagination";
import { StaffShell } from "~/ui/shells/staff";
import { TabLinks } from "~/ui/tab-links";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["laboratory"] };
export const meta = titled("laboratory.lots");

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const { searchParams } = new URL(request.url);
  const state = LOT_STATES.find((known) => known === searchParams.get("state")) ?? null;
  const { lots, next } = await readAs(actor, (db) => lotList(actor, db, state, searchParams.get("after")));
  return { lots, next, state, states: LOT_STATES };
}

export default function Lots() {
  const { lots, next, state, states } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="laboratory">
      <PageHead title={t("laboratory.lots")} crumbs={[{ label: t("laboratory.title"), to: "/staff/laboratory" }]} />
      <TabLinks
        tabs={[
          { label: t("laboratory.all_lots"), to: "?", current: state === null },
          ...states.map((each) => ({ label: t(`laboratory.lot_${each}`), to: `?state=${each}`, current: each === state })),
        ]}
      />
      <LotTable
        lots={lots}
        empty={
          <EmptyState title={t("laboratory.no_lots")}>
            <p>{t("laboratory.no_lots_why")}</p>
          </EmptyState>
        }
      />
      <Pagination {...(next ? { next: `?${state ? `state=${state}&` : ""}after=${next}` } : {})} />
    </StaffShell>
  );
}
