import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DecisionBox } from "~/bank/collection/decision-box";
import { DecisionForm, decideDeviation } from "~/bank/collection/deviations.operations.server";
import { DonationFacts, ReceiptFacts } from "~/bank/collection/donation-view";
import { deviationPage } from "~/bank/collection/pages.server";
import { DeviationMark } from "~/bank/collection/state-marks";
import { noteReading } from "~/bank/history/access.server";
import { readAs } from "~/bank/history/transact.server";
import { can } from "~/bank/people/policy";
import { PageHead } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["collection"] };
export const meta = titled("collection.deviation");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.deviationId);
  const { deviation, donation, receipt } = found(await readAs(actor, (db) => deviationPage(actor, db, id)));
  await noteReading(actor, donation.donorId, "deviation.page");
  const mayDecide =
    deviation.state === "open" && can(actor, "deviation.decide", { donorId: deviation.donorId, enteredBy: deviation.openedBy });
  return { deviation, donation, receipt: receipt ?? null, mayDecide, zone: actor.timeZone, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.deviationId);
  const { donation } = found(await readAs(actor, (db) => deviationPage(actor, db, id)));
  return submit(request, DecisionForm, async (form) => {
    await decideDeviation(actor, id, form);
    return redirect(`/staff/donations/${donation.id}`);
  });
}

export default function Deviation() {
  const { deviation, donation, receipt, mayDecide, zone, formToken } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="quality">
      <PageHead
        title={t(`collection.finding_${deviation.kind}`)}
        eyebrow={<DeviationMark state={deviation.state} />}
        lead={<bdi>{deviation.decisionNote || deviation.note}</bdi>}
        crumbs={[{ label: t("collection.donation"), to: `/staff/donations/${donation.id}` }]}
      />
      <DonationFacts donation={donation} zone={zone} />
      {receipt ? <ReceiptFacts receipt={receipt} zone={zone} /> : null}
      <DecisionBox deviation={deviation} mayDecide={mayDecide} formToken={formToken} answer={useActionData<typeof action>()} />
    </StaffShell>
  );
}
