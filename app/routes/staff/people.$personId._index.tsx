import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { personPage } from "~/bank/people/person-page.server";
import { LinkButton } from "~/ui/button";
import { Code } from "~/ui/code";
import { Link } from "~/ui/link";
import { PageHead, Section } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { SummaryList } from "~/ui/summary-list";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { requireId } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["people"] };
export const meta = titled("people.person");

export async function loader({ request, params }: LoaderFunctionArgs) {
  return personPage(await requireStaff(request), requireId(params.personId));
}

export default function Person() {
  const { person, accounts, donor, over, cases } = useLoaderData<typeof loader>();
  const { t, date, list } = useT();
  const unknown = t("people.not_known");
  return (
    <StaffShell room="people">
      <PageHead
        title={<bdi>{`${person.givenName} ${person.familyName}`}</bdi>}
        crumbs={[{ label: t("people.people"), to: "/staff/people" }]}
      />
      <SummaryList
        items={[
          { term: t("people.born_on"), value: person.bornOn ? date(person.bornOn) : unknown },
          { term: t("people.email"), value: <bdi>{person.email ?? unknown}</bdi> },
          { term: t("people.phone"), value: <bdi>{person.phone ?? unknown}</bdi> },
          { term: t("people.language"), value: t(`ui.lang_${person.locale}`) },
          {
            term: t("people.account"),
            value: list(accounts.map((account) => t(`people.account_${account.state}`))) || t("people.account_none"),
          },
        ]}
      />
      {donor ? (
        <Section title={t("people.as_donor")}>
          <p className="acts">
            <Code>{donor.code}</Code>
            <LinkButton to={`/staff/people/donors/${donor.id}`}>{t("people.donor_open")}</LinkButton>
          </p>
        </Section>
      ) : null}
      {over.length > 0 ? (
        <Section title={t("people.speaks_for")}>
          <ul>
            {over.map((each) => (
              <li key={each.donorId}>
                <Link className="link" to={`/staff/people/donors/${each.donorId}`}>
                  <bdi>{each.name}</bdi>
                </Link>{" "}
                <span className="muted">{t(`people.ground_${each.ground}`)}</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {cases.length > 0 ? (
        <Section title={t("people.cases")}>
          <ul>
            {cases.map((each) => (
              <li key={each.id}>
                <Link className="link" to={`/staff/cases/${each.id}`}>
                  <Code>{each.coi}</Code>
                </Link>{" "}
                {t(`ui.tissue_${each.tissue}`)}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </StaffShell>
  );
}
