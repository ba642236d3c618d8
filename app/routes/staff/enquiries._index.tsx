import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listEnquiries } from "~/bank/enquiries/enquiry-list.server";
import { readAs } from "~/bank/history/transact.server";
import { PeopleTabs } from "~/bank/people/people-tabs";
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

export const handle = { i18n: ["enquiries", "people"] };
export const meta = titled("enquiries.enquiries");

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const asked = new URL(request.url).searchParams;
  const all = asked.get("show") === "all";
  const page = pageNumber(asked);
  return readAs(actor, async (db) => ({ all, page, now: db.now, ...(await listEnquiries(actor, db, all, page)) }));
}

export default function Enquiries() {
  const { all, page, now, enquiries, more } = useLoaderData<typeof loader>();
  const { t, dateTime } = useT();
  const at = (other: number) => `?${new URLSearchParams({ show: all ? "all" : "open", page: String(other) })}`;
  return (
    <StaffShell room="people">
      <PageHead title={t("enquiries.enquiries")} />
      <PeopleTabs here="enquiries" />
      <TabLinks
        tabs={[
          { label: t("enquiries.open"), to: "?show=open", current: !all },
          { label: t("enquiries.all"), to: "?show=all", current: all },
        ]}
      />
      <DataTable
        caption={t("enquiries.enquiries")}
        rows={enquiries}
        rowKey={(enquiry) => enquiry.id}
        rowTo={(enquiry) => `/staff/enquiries/${enquiry.id}`}
        columns={[
          { key: "name", head: t("enquiries.name"), cell: (enquiry) => <bdi>{enquiry.name}</bdi> },
          { key: "tissue", head: t("enquiries.tissue"), cell: (enquiry) => <TissueName tissue={enquiry.tissue} /> },
          {
            key: "state",
            head: t("enquiries.state"),
            cell: (enquiry) => (
              <StatusMark state={enquiry.state === "new" ? "look" : "waiting"}>{t(`enquiries.state_${enquiry.state}`)}</StatusMark>
            ),
          },
          {
            key: "clock",
            head: t("enquiries.answer_by"),
            cell: (enquiry) =>
              enquiry.answeredAt ? (
                t("enquiries.answered")
              ) : (
                <StatusMark state={enquiry.answerDueAt < now ? "stop" : "waiting"}>{dateTime(enquiry.answerDueAt)}</StatusMark>
              ),
          },
        ]}
        empty={
          <EmptyState drawing="paper" title={t("enquiries.none")}>
            <p>{t("enquiries.none_why")}</p>
          </EmptyState>
        }
      />
      <Pagination {...(page > 1 ? { previous: at(page - 1) } : {})} {...(more ? { next: at(page + 1) } : {})} />
    </StaffShell>
  );
}
