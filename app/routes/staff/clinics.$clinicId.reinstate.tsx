import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { clinicPage } from "~/bank/people/clinic-page.server";
import { ReinstatementForm, reinstateClinic } from "~/bank/people/clinic-standing.server";
import { StandingForm } from "~/bank/people/standing-form";
import { requireStaff } from "~/web/session.server";
import { newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["people"] };
export const meta = titled("people.reinstate");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { clinic } = await clinicPage(await requireStaff(request), requireId(params.clinicId));
  return { clinic, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const { clinic } = await clinicPage(actor, requireId(params.clinicId));
  return submit(request, ReinstatementForm, async (form) => {
    await reinstateClinic(actor, clinic.id, form);
    return redirect(`/staff/clinics/${clinic.id}`);
  });
}

export default function ReinstateClinic() {
  return <StandingForm verb="reinstate" {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
