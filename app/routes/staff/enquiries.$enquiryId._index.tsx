import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ENQUIRY_LIFE } from "~/bank/enquiries/enquiries.rules";
import { enquiryPage } from "~/bank/enquiries/enquiry-list.server";
import { EnquiryView, QuotesSent } from "~/bank/enquiries/enquiry-view";
import { readAs } from "~/bank/history/transact.server";
import { countryName } from "~/bank/people/countries";
import { Acts, LinkButton } from "~/ui/button";
import { PageHead } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, requireId } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["enquiries"] };
export const meta = titled("enquiries.enquiry");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.enquiryId);
  const page = found(await readAs(actor, (db) => enquiryPage(actor, db, id)));
  const verbs = Object.keys(ENQUIRY_LIFE[page.enquiry.state]);
  const assigned = page.coordinators.find((each) => each.id === page.enquiry.assignedTo)?.name ?? null;
  return { ...page, verbs, assigned, country: countryName(page.enquiry.country, actor.locale) };
}

export default function Enquiry() {
  const { enquiry, joined, quotes, cases, verbs, assigned, country } = useLoaderData<typeof loader>();
  const { t } = useT();
  const here = `/staff/enquiries/${enquiry.id}`;
  return (
    <StaffShell room="people">
      <PageHead
        title={<bdi>{enquiry.name}</bdi>}
        eyebrow={t(`ui.tissue_${enquiry.tissue}`)}
        crumbs={[{ label: t("enquiries.enquiries"), to: "/staff/enquiries" }]}
      />
      <EnquiryView enquiry={enquiry} joined={joined} country={country} assigned={assigned} />
      <div className="mt-6">
        <Acts>
          {verbs.includes("quote") ? (
            <LinkButton look="primary" to={`${here}/quote`}>
              {t("enquiries.send_quote")}
            </LinkButton>
          ) : null}
          {verbs.includes("answer") ? <LinkButton to={`${here}/answered`}>{t("enquiries.note_answer")}</LinkButton> : null}
          <LinkButton to={`${here}/assign`}>{t("enquiries.assign")}</LinkButton>
          {verbs.includes("close") ? <LinkButton to={`${here}/close`}>{t("enquiries.close")}</LinkButton> : null}
        </Acts>
      </div>
      <QuotesSent quotes={quotes} cases={cases} />
    </StaffShell>
  );
}
