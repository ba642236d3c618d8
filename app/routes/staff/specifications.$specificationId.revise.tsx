import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readAs } from "~/bank/history/transact.server";
import { FormPage } from "~/bank/laboratory/form-page";
import { RevisionFields } from "~/bank/laboratory/revision-fields";
import { revisionForm } from "~/bank/laboratory/revision-form.server";
import { publishSpecification } from "~/bank/laboratory/specifications.operations.server";
import { specificationForPage } from "~/bank/laboratory/specifications.server";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["laboratory"] };
export const meta = titled("laboratory.revise_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.specificationId);
  const specification = await readAs(actor, async (db) => found(await specificationForPage(db, id)));
  return { specification, zone: actor.timeZone, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.specificationId);
  const specification = await readAs(actor, async (db) => found(await specificationForPage(db, id)));
  return submit(request, revisionForm(specification, actor.timeZone), async (form) =>
    redirect(`/staff/specifications/${await publishSpecification(actor, form)}`),
  );
}

export default function Revise() {
  const { specification, ...page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <FormPage
      room="quality"
      title={t("laboratory.revise_title")}
      lead={t("laboratory.revise_lead")}
      of={{ label: specification.code, to: `/staff/specifications/${specification.id}` }}
    >
      <RevisionFields specification={specification} {...page} answer={answer} />
    </FormPage>
  );
}
