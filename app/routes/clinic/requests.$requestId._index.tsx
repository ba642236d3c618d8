import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { OutcomeTable } from "~/bank/release/outcome-table";
import { ReactionList } from "~/bank/release/reaction-facts";
import { requestPage } from "~/bank/release/request-page.server";
import { RequestView } from "~/bank/release/request-view";
import { Acts, LinkButton } from "~/ui/button";
import { PageHead } from "~/ui/page-head";
import { ClinicShell } from "~/ui/shells/clinic";
import { useT } from "~/web/i18n";
import { requireClinic } from "~/web/session.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["release"] };
export const meta = titled("release.request_title", (data: { request: { number: string } }) => ({ number: data.request.number }));

export async function loader({ request, params }: LoaderFunctionArgs) {
  return requestPage(await requireClinic(request), params.requestId);
}

export default function ClinicRequest() {
  const { request, plan, gates, vials, certificates, outcomes, reactions } = useLoaderData<typeof loader>();
  const { t, date } = useT();
  const given = ["with_clinic", "infused", "destroyed"].includes(request.state);
  return (
    <ClinicShell here="requests">
      <PageHead
        title={t("release.request_for", { patient: request.patientName, date: date(request.plannedOn) })}
        lead={t(`release.means_${request.state}`)}
        crumbs={[{ label: t("release.requests_title"), to: "/clinic" }, { label: request.number }]}
        acts={
          <Acts>
            {request.state === "in_transit" && <LinkButton to="receive">{t("release.receive_act")}</LinkButton>}
            {request.state === "with_clinic" && <LinkButton to="ending">{t("release.ending_act")}</LinkButton>}
            {request.state === "infused" && <LinkButton to="outcome">{t("release.outcome_act")}</LinkButton>}
            {given && (
              <LinkButton to="reaction" look="danger">
                {t("release.reaction_act")}
              </LinkButton>
            )}
            {["submitted", "authorised", "reviewed", "on_hold", "approved"].includes(request.state) && (
              <LinkButton to="cancel" look="plain">
                {t("release.cancel_act")}
              </LinkButton>
            )}
          </Acts>
        }
      />
      <RequestView request={request} plan={plan} gates={gates} vials={vials} certificates={certificates} reader="clinic" />
      <ReactionList reactions={reactions} />
      <OutcomeTable outcomes={outcomes} />
    </ClinicShell>
  );
}
