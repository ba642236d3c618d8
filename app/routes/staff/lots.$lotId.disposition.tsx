import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { noteReading } from "~/bank/history/access.server";
import { readAs } from "~/bank/history/transact.server";
import { DispositionForm, disposeLot } from "~/bank/laboratory/disposition.operations.server";
import { DispositionBox } from "~/bank/laboratory/disposition-box";
import { FormPage } from "~/bank/laboratory/form-page";
import { lotForForm, lotForPage } from "~/bank/laboratory/lot-page.server";
import { TestTable } from "~/bank/laboratory/test-table";
import { Section } from "~/ui/page-head";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["laboratory"] };
export const meta = titled("laboratory.disposition_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.lotId);
  const { lot, tests, names, recommended } = await readAs(actor, async (db) => found(await lotForPage(actor, db, id)));
  await noteReading(actor, lot.donorId, "lot.disposition");
  return { lot, tests, names, recommended, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.lotId);
  found(await readAs(actor, (db) => lotForForm(actor, db, id)));
  return submit(request, DispositionForm, async (form) => {
    await disposeLot(actor, id, form);
    return redirect(`/staff/lots/${id}`);
  });
}

export default function Disposition() {
  const { tests, names, ...page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <FormPage room="quality" title={t("laboratory.disposition_title")} of={{ label: page.lot.number, to: `/staff/lots/${page.lot.id}` }}>
      <DispositionBox {...page} answer={answer} />
      <Section title={t("laboratory.tests")}>
        <TestTable tests={tests} names={names} />
      </Section>
    </FormPage>
  );
}
