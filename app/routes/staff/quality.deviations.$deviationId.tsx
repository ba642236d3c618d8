import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { noteReading } from "~/bank/history/access.server";
import { readAs } from "~/bank/history/transact.server";
import { DecideDeviation } from "~/bank/laboratory/decide-deviation";
import { DeviationForm, decideLotDeviation } from "~/bank/laboratory/holds.operations.server";
import { lotDeviation } from "~/bank/laboratory/quality.server";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["laboratory"] };
export const meta = titled("laboratory.deviation_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.deviationId);
  const deviation = await readAs(actor, async (db) => found(await lotDeviation(actor, db, id)));
  await noteReading(actor, deviation.lotDonorId, "deviation.page");
  return { deviation, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.deviationId);
  const deviation = found(await readAs(actor, (db) => lotDeviation(actor, db, id)));
  return submit(request, DeviationForm, async (form) => {
    await decideLotDeviation(actor, id, form);
    return redirect(`/staff/lots/${deviation.lotId}`);
  });
}

export default function Deviation() {
  return <DecideDeviation {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
