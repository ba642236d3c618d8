import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listTexts } from "~/bank/consent/staff-pages.server";
import { readAs } from "~/bank/history/transact.server";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { PageHead } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { StatusMark } from "~/ui/status-mark";
import { TissueName } from "~/ui/tissue-name";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["consent"] };
export const meta = titled("consent.texts");

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  return { texts: await readAs(actor, listTexts) };
}

export default function Texts() {
  const { texts } = useLoaderData<typeof loader>();
  const { t, date } = useT();
  return (
    <StaffShell room="people">
      <PageHead
        title={t("consent.texts")}
        lead={t("consent.texts_lead")}
        crumbs={[{ label: t("consent.consents"), to: "/staff/consents" }]}
      />
      <DataTable
        caption={t("consent.texts")}
        rows={texts}
        rowKey={({ id }) => id}
        rowTo={({ id }) => `/staff/consents/texts/${id}`}
        columns={[
          { key: "title", head: t("consent.what"), cell: (text) => <bdi>{text.title}</bdi> },
          { key: "tissue", head: t("consent.tissue"), cell: (text) => <TissueName tissue={text.tissue} /> },
          { key: "version", head: t("consent.version"), cell: (text) => text.version, end: true },
          { key: "language", head: t("consent.language"), cell: (text) => t(`ui.lang_${text.locale}`) },
          {
            key: "from",
            head: t("consent.in_force"),
            cell: (text) =>
              text.state === "draft" ? <StatusMark state="waiting">{t("consent.draft")}</StatusMark> : date(text.effectiveFrom),
          },
          {
            key: "reviewed",
            head: t("consent.reviewed"),
            cell: (text) =>
              text.legallyReviewed ? (
                <StatusMark state="met">{t("consent.reviewed_yes")}</StatusMark>
              ) : (
                <StatusMark state="look">{t("consent.reviewed_no")}</StatusMark>
              ),
          },
        ]}
        empty={
          <EmptyState drawing="paper" title={t("consent.texts_none")}>
            <p>{t("consent.texts_none_why")}</p>
          </EmptyState>
        }
      />
    </StaffShell>
  );
}
