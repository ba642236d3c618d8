import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { moneyDesk, VIEWS } from "~/bank/billing/money-desk.server";
import { MoneyTable } from "~/bank/billing/money-table";
import { readAs } from "~/bank/history/transact.server";
import { can } from "~/bank/people/policy";
import { LinkButton } from "~/ui/button";
import { PageHead } from "~/ui/page-head";
import { Pagination } from "~/ui/pagination";
import { StaffShell } from "~/ui/shells/staff";
import { TabLinks } from "~/ui/tab-links";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, requireId } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["billing"] };
export const meta = titled("billing.desk_title");

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  if (!can(actor, "payment.see")) found(null);
  const asked = new URL(request.url).searchParams;
  const view = VIEWS.find((one) => one === asked.get("show")) ?? "due";
  const after = asked.get("after");
  return { view, views: VIEWS, ...(await readAs(actor, (db) => moneyDesk(actor, db, view, after === null ? null : requireId(after)))) };
}

export default function Money() {
  const { view, views, counts, rows, next } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="money">
      <PageHead
        title={t("billing.desk_title")}
        lead={t("billing.desk_lead")}
        acts={<LinkButton to="/staff/money/prices">{t("billing.desk_prices")}</LinkButton>}
      />
      <TabLinks
        tabs={views.map((one) => ({ label: t(`billing.desk_${one}`), to: `?show=${one}`, count: counts[one], current: one === view }))}
      />
      <MoneyTable view={view} rows={rows} />
      <Pagination {...(next ? { next: `?show=${view}&after=${next}` } : {})} />
    </StaffShell>
  );
}
