import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readAs } from "~/bank/history/transact.server";
import { specificationsInForce } from "~/bank/laboratory/specifications.server";
import { Code } from "~/ui/code";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { PageHead } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["laboratory"] };
export const meta = titled("laboratory.specifications");

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  return { specifications: await readAs(actor, (db) => specificationsInForce(db)) };
}

export default function Specifications() {
  const { specifications } = useLoaderData<typeof loader>();
  const { t, date, number } = useT();
  return (
    <StaffShell room="quality">
      <PageHead
        title={t("laboratory.specifications")}
        lead={t("laboratory.specifications_lead")}
        crumbs={[{ label: t("laboratory.quality"), to: "/staff/quality" }]}
      />
      <DataTable
        caption={t("laboratory.specifications")}
        rows={specifications}
        rowKey={(row) => row.id}
        rowTo={(row) => `/staff/specifications/${row.id}`}
        empty={
          <EmptyState drawing="paper" title={t("laboratory.no_specifications")}>
            <p>{t("laboratory.no_specifications_why")}</p>
          </EmptyState>
        }
        columns={[
          { key: "code", head: t("laboratory.specification"), cell: (row) => <Code>{row.code}</Code> },
          { key: "version", head: t("laboratory.version"), end: true, cell: (row) => number(row.version) },
          { key: "product", head: t("laboratory.product"), cell: (row) => <Code>{row.productCode}</Code> },
          { key: "stage", head: t("laboratory.stage"), cell: (row) => t(`laboratory.stage_${row.stage}`) },
          { key: "pdl", head: t("laboratory.cpdl_max"), end: true, cell: (row) => number(row.cpdlMax) },
          { key: "passage", head: t("laboratory.passage_max"), end: true, cell: (row) => <bdi dir="ltr">P{row.passageMax}</bdi> },
          {
            key: "from",
            head: t("laboratory.effective_from"),
            cell: (row) => (row.approvedBy === null ? t("laboratory.proposal") : date(row.effectiveFrom)),
          },
        ]}
      />
    </StaffShell>
  );
}
