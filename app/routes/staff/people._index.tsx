import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readAs } from "~/bank/history/transact.server";
import { listPersons } from "~/bank/people/lists.server";
import { PeopleTabs } from "~/bank/people/people-tabs";
import { PersonSearch } from "~/bank/people/person-search";
import { LinkButton } from "~/ui/button";
import { Code } from "~/ui/code";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { PageHead } from "~/ui/page-head";
import { pageNumber } from "~/ui/page-number";
import { Pagination } from "~/ui/pagination";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["people"] };
export const meta = titled("people.people");

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const asked = new URL(request.url).searchParams;
  const search = (asked.get("name") ?? "").replace(/\p{Cc}/gu, " ");
  const page = pageNumber(asked);
  return { search, page, ...(await readAs(actor, (db) => listPersons(actor, db, search, page))) };
}

export default function People() {
  const { search, page, persons, more } = useLoaderData<typeof loader>();
  const { t } = useT();
  const at = (other: number) => `?${new URLSearchParams({ name: search, page: String(other) })}`;
  return (
    <StaffShell room="people">
      <PageHead
        title={t("people.people")}
        acts={
          <>
            <LinkButton to="/staff/people/new">{t("people.register")}</LinkButton>
            <LinkButton to="/staff/people/transfer-in">{t("people.transfer_in")}</LinkButton>
          </>
        }
      />
      <PeopleTabs here="people" />
      <PersonSearch search={search} />
      <DataTable
        caption={t("people.people")}
        rows={persons}
        rowKey={(person) => `${person.id}${person.kind ?? ""}`}
        rowTo={(person) => `/staff/people/${person.id}`}
        columns={[
          { key: "name", head: t("people.name"), cell: (person) => <bdi>{`${person.givenName} ${person.familyName}`}</bdi> },
          { key: "donor", head: t("people.donor"), cell: (person) => (person.code ? <Code>{person.code}</Code> : "–") },
          { key: "email", head: t("people.email"), cell: (person) => <bdi>{person.email ?? "–"}</bdi> },
          {
            key: "account",
            head: t("people.account"),
            cell: (person) => (person.state ? t(`people.account_${person.state}`) : t("people.account_none")),
          },
        ]}
        empty={
          <EmptyState drawing="paper" title={t("people.nobody")}>
            <p>{t("people.nobody_why")}</p>
          </EmptyState>
        }
      />
      <Pagination {...(page > 1 ? { previous: at(page - 1) } : {})} {...(more ? { next: at(page + 1) } : {})} />
    </StaffShell>
  );
}
