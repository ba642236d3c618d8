import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { noteReading } from "~/bank/history/access.server";
import { readAs } from "~/bank/history/transact.server";
import { FormPage } from "~/bank/laboratory/form-page";
import { lotForForm } from "~/bank/laboratory/lot-page.server";
import { namesOf } from "~/bank/laboratory/names.server";
import { ApprovalForm, approveTestResults } from "~/bank/laboratory/results.operations.server";
import { standingOfLot } from "~/bank/laboratory/standing.server";
import { TestTable } from "~/bank/laboratory/test-table";
import { SignBox } from "~/ui/sign-box";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["laboratory"] };
export const meta = titled("laboratory.approval_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.lotId);
  const page = await readAs(actor, async (db) => {
    const lot = found(await lotForForm(actor, db, id));
    const { rows, results } = await standingOfLot(db, lot);
    return {
      lot,
      rows: rows.filter(({ result, earlier }) => [result, ...earlier].some((each) => each?.approvedAt === null)),
      names: await namesOf(
        db,
        results.map((row) => row.enteredBy),
      ),
    };
  });
  await noteReading(actor, page.lot.donorId, "lot.approval");
  return { ...page, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.lotId);
  found(await readAs(actor, (db) => lotForForm(actor, db, id)));
  return submit(request, ApprovalForm, async (form) => {
    await approveTestResults(actor, id, form);
    return redirect(`/staff/lots/${id}`);
  });
}

export default function ApproveResults() {
  const { lot, rows, names, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <FormPage
      room="quality"
      title={t("laboratory.approval_title")}
      lead={t("laboratory.approval_lead")}
      of={{ label: lot.number, to: `/staff/lots/${lot.id}` }}
    >
      <TestTable tests={rows} names={names} />
      <SignBox
        title={t("laboratory.approval_sign")}
        facts={[
          { term: t("laboratory.lot"), value: lot.number },
          { term: t("laboratory.results"), value: t("laboratory.results_count", { count: rows.length }) },
        ]}
        meaning={t("laboratory.approval_meaning")}
        meaningValue="approval"
        act={t("laboratory.approve_results")}
        formToken={formToken}
        answer={answer}
      />
    </FormPage>
  );
}
