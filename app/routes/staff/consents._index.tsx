import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listConsents } from "~/bank/consent/staff-pages.server";
import { readAs } from "~/bank/history/transact.server";
import { LinkButton } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { PageHead } from "~/ui/page-head";
import { pageNumber } from "~/ui/page-number";
import { Pagination } from "~/ui/pagination";
import { StaffShell } from "~/ui/shells/staff";
import { StatusMark } from "~/ui/status-mark";
import { TabLinks } from "~/ui/tab-links";
import { TissueName } from "~/ui/tissue-name";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["consent"] };
export const meta = titled("consent.consents");

const SHOWS = ["open", "signed", "all"] as const;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const asked = new URL(request.url).searchParams;
  const show = SHOWS.find((each) => each === asked.get("show")) ?? "open";
  const page = pageNumber(asked);
  return readAs(actor, async (db) => ({ show, page, ...(await listConsents(actor, db, show, page)) }));
}

export default function Consents() {
  const { show, page, consents, more } = useLoaderData<typeof loader>();
  const { t, date } = useT();
  const at = (other: number) => `?${new URLSearchParams({ show, page: String(other) })}`;
  return (
    <StaffShell room="people">
      <PageHead title={t("consent.consents")} acts={<LinkButton to="/staff/consents/texts">{t("consent.texts")}</LinkButton>} />
      <TabLinks tabs={SHOWS.map((each) => ({ label: t(`consent.show_${each}`), to: `?show=${each}`, current: show === each }))} />
      <DataTable
        caption={t("consent.consents")}
        rows={consents}
        rowKey={({ id }) => id}
        rowTo={({ id }) => `/staff/consents/${id}`}
        columns={[
          { key: "donor", head: t("consent.donor"), cell: (row) => <bdi>{`${row.givenName} ${row.familyName}`.trim() || row.code}</bdi> },
          { key: "tissue", head: t("consent.tissue"), cell: (row) => <TissueName tissue={row.tissue} /> },
          { key: "version", head: t("consent.version"), cell: (row) => row.version, end: true },
          { key: "opened", head: t("consent.opened"), cell: (row) => date(row.openedAt) },
          {
            key: "state",
            head: t("consent.state"),
            cell: (row) => (
              <StatusMark state={row.state === "signed" ? "met" : row.state === "open" ? "waiting" : "notYet"}>
                {t("consent.signed_of", { signed: row.signed, all: row.signers })}
              </StatusMark>
            ),
          },
        ]}
        empty={
          <EmptyState drawing="paper" title={t("consent.staff_none")}>
            <p>{t("consent.staff_none_why")}</p>
          </EmptyState>
        }
      />
      <Pagination {...(page > 1 ? { previous: at(page - 1) } : {})} {...(more ? { next: at(page + 1) } : {})} />
    </StaffShell>
  );
}
