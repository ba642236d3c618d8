import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findByScan } from "~/bank/storage/scan.store.server";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { PageHead } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["storage"] };
export const meta = titled("storage.scan_title");

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const asked = (new URL(request.url).searchParams.get("q") ?? "").slice(0, 200);
  const hits = await findByScan(actor, asked);
  if (hits.length === 1 && hits[0]) throw redirect(hits[0].to);
  return { asked, hits };
}

export default function Scan() {
  const { asked, hits } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="freezer">
      <PageHead title={t("storage.scan_title")} lead={t("storage.scan_lead", { asked, count: hits.length })} />
      <DataTable
        caption={t("storage.scan_title")}
        rows={hits}
        rowKey={(hit) => hit.to}
        rowTo={(hit) => hit.to}
        columns={[
          { key: "label", head: t("storage.found"), cell: (hit) => hit.label },
          { key: "kind", head: t("storage.kind"), cell: (hit) => t(`storage.kind_${hit.kind}`) },
        ]}
        empty={
          <EmptyState drawing="vial" title={t("storage.nothing_found")}>
            {t("storage.nothing_found_why")}
          </EmptyState>
        }
      />
    </StaffShell>
  );
}
