import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { noteReading } from "~/bank/history/access.server";
import { readAs } from "~/bank/history/transact.server";
import { FormPage } from "~/bank/laboratory/form-page";
import { lotForForm } from "~/bank/laboratory/lot-page.server";
import { ResultFields } from "~/bank/laboratory/result-fields";
import { enterTestResults, testResultsForm } from "~/bank/laboratory/results.operations.server";
import { standingOfLot } from "~/bank/laboratory/standing.server";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["laboratory"] };
export const meta = titled("laboratory.results_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.lotId);
  const { lot, rows } = await readAs(actor, async (db) => {
    const lot = found(await lotForForm(actor, db, id));
    return { lot, rows: (await standingOfLot(db, lot)).rows };
  });
  await noteReading(actor, lot.donorId, "lot.results");
  return { lot, rows, zone: actor.timeZone, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.lotId);
  found(await readAs(actor, (db) => lotForForm(actor, db, id)));
  return submit(request, testResultsForm(actor.timeZone), async (form) => {
    await enterTestResults(actor, id, form);
    return redirect(`/staff/lots/${id}`);
  });
}

export default function EnterResults() {
  const { lot, ...page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <FormPage
      title={t("laboratory.results_title")}
      lead={t("laboratory.results_lead")}
      of={{ label: lot.number, to: `/staff/lots/${lot.id}` }}
    >
      <ResultFields {...page} answer={answer} />
    </FormPage>
  );
}
