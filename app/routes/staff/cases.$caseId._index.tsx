import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { casePage, kitPlan } from "~/bank/collection/case-pages.server";
import { CaseActs, CaseConsents, CaseDonations, CaseFacts, CaseLots, CaseMark } from "~/bank/collection/case-view";
import { noteReading } from "~/bank/history/access.server";
import { readAs } from "~/bank/history/transact.server";
import { Notice } from "~/ui/notice";
import { PageHead } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, requireId } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["collection"] };
export const meta = titled("collection.case");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.caseId);
  const page = await readAs(actor, async (db) => {
    const known = found(await casePage(actor, db, id));
    return { ...known, toPack: (await kitPlan(db, known.held)).materials };
  });
  await noteReading(actor, page.held.donorId, "case.page");
  return page;
}

export default function Case() {
  const { held, consents, donations, lots, toPack } = useLoaderData<typeof loader>();
  const { t, date } = useT();
  return (
    <StaffShell room="people">
      <PageHead
        title={<bdi>{`${held.givenName} ${held.familyName}`.trim() || held.code}</bdi>}
        eyebrow={<CaseMark state={held.state} />}
        crumbs={[{ label: t("collection.cases"), to: "/staff/cases" }]}
        acts={<CaseActs held={held} hasConsent={consents.length > 0} toPack={toPack.length} donations={donations.length} />}
      />
      {held.disputedSince ? (
        <Notice tone="stop" title={t("collection.disputed")}>
          {t("collection.disputed_why", { date: date(held.disputedSince) })}
        </Notice>
      ) : null}
      <CaseFacts held={held} />
      <CaseConsents consents={consents} />
      <CaseDonations donations={donations} />
      <CaseLots lots={lots} />
    </StaffShell>
  );
}
