import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { noteReading } from "~/bank/history/access.server";
import { readAs } from "~/bank/history/transact.server";
import { processingForm, startProcessing } from "~/bank/laboratory/processing.operations.server";
import { ProcessingPage } from "~/bank/laboratory/processing-page";
import { donationForProcessing } from "~/bank/laboratory/processing-page.server";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";
import { localIn } from "~/web/when";

export const handle = { i18n: ["laboratory"] };
export const meta = titled("laboratory.processing_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.donationId);
  const { donation, at } = await readAs(actor, async (db) => ({ donation: found(await donationForProcessing(actor, db, id)), at: db.now }));
  await noteReading(actor, donation.donorId, "donation.processing");
  return { donation, zone: actor.timeZone, now: localIn(at, actor.timeZone), formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.donationId);
  found(await readAs(actor, (db) => donationForProcessing(actor, db, id)));
  return submit(request, processingForm(actor.timeZone), async (form) =>
    redirect(`/staff/cultures/${await startProcessing(actor, id, form)}`),
  );
}

export default function Processing() {
  const data = useLoaderData<typeof loader>();
  return <ProcessingPage {...data} answer={useActionData<typeof action>()} />;
}
