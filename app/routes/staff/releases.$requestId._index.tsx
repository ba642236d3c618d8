import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "~/bank/people/policy";
import { OutcomeTable } from "~/bank/release/outcome-table";
import { ReactionList } from "~/bank/release/reaction-facts";
import { requestPage } from "~/bank/release/request-page.server";
import { RequestView } from "~/bank/release/request-view";
import { Acts, LinkButton } from "~/ui/button";
import { PageHead } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["release"] };
export const meta = titled("release.request_title", (data: { request: { number: string } }) => ({ number: data.request.number }));

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const page = await requestPage(actor, params.requestId);
  const { state, expansion } = page.request;
  const grown = page.request.path === "stock" || expansion === "done";
  const lapsed = state === "packed" && page.request.approvedAt === null;
  const acts = {
    thaw: expansion === "accepted" && can(actor, "culture.work", page.request),
    review: (state === "authorised" || state === "on_hold") && grown && can(actor, "release.review", { ...page.request, preparedBy: null }),
    approval: (state === "reviewed" || lapsed) && can(actor, "release.approve", page.request),
    pack: state === "approved" && can(actor, "release.ship", page.request),
    ship: state === "packed" && !lapsed && can(actor, "release.ship", page.request),
    hold: ["reviewed", "approved", "packed"].includes(state) && can(actor, "lot.hold", page.request),
    destroy: page.vials.some((vial) => vial.state === "returned") && can(actor, "donation.destroy", page.request),
    refuse: ["submitted", "authorised", "reviewed", "on_hold"].includes(state) && can(actor, "release.refuse", page.request),
  };
  return { ...page, lapsed, acts };
}

const ACTS = ["thaw", "review", "approval", "pack", "ship", "destroy"] as const;

export default function StaffRequest() {
  const { request, plan, gates, vials, certificates, outcomes, reactions, clinic, lapsed, acts } = useLoaderData<typeof loader>();
  const { t, date } = useT();
  return (
    <StaffShell room="release">
      <PageHead
        title={t("release.request_for", { patient: request.patientName, date: date(request.plannedOn) })}
        eyebrow={clinic ? `${clinic.name}, ${clinic.city}` : ""}
        lead={t(lapsed ? "release.means_lapsed" : `release.means_${request.state}`)}
        crumbs={[{ label: t("release.requests_title"), to: "/staff/releases" }, { label: request.number }]}
        acts={
          <Acts>
            {ACTS.filter((act) => acts[act]).map((act) => (
              <LinkButton key={act} to={act}>
                {t(`release.open_${act}`)}
              </LinkButton>
            ))}
            {acts.hold && (
              <LinkButton to="hold" look="plain">
                {t("release.hold_act")}
              </LinkButton>
            )}
            {acts.refuse && (
              <LinkButton to="refuse" look="danger">
                {t("release.refuse_act")}
              </LinkButton>
            )}
          </Acts>
        }
      />
      <RequestView request={request} plan={plan} gates={gates} vials={vials} certificates={certificates} reader="quality" />
      <ReactionList reactions={reactions} to={(id) => `/staff/reactions/${id}`} />
      <OutcomeTable outcomes={outcomes} />
    </StaffShell>
  );
}
