import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readAs } from "~/bank/history/transact.server";
import { witnessesFor } from "~/bank/people/witnesses.server";
import { requestPage, requireRequest } from "~/bank/release/request-page.server";
import { vialsHeldBy } from "~/bank/release/store.server";
import { DestructionForm, destroyVials } from "~/bank/storage/leave.operations.server";
import { WitnessField } from "~/bank/storage/witness-field";
import { PageHead } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { SignBox } from "~/ui/sign-box";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { newFormToken, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["release", "storage"] };
export const meta = titled("release.destroy_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const page = await requestPage(actor, params.requestId);
  const vials = page.vials.filter(({ state }) => state === "returned");
  return { request: page.request, vials, witnesses: await readAs(actor, (db) => witnessesFor(actor, db)), formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const requestId = await requireRequest(actor, params.requestId);
  return submit(request, z.object(DestructionForm.shape).omit({ vialIds: true, reason: true }), async (form) => {
    const vials = await readAs(actor, (db) => vialsHeldBy(db, requestId, "release"));
    await destroyVials(actor, { ...form, vialIds: vials.map(({ id }) => id), reason: "returned_unused" });
    return redirect(`/staff/releases/${requestId}`);
  });
}

export default function DestroyReturned() {
  const { request, vials, witnesses, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, list } = useT();
  return (
    <StaffShell room="release">
      <PageHead
        title={t("release.destroy_title")}
        lead={t("release.destroy_lead")}
        crumbs={[{ label: request.number, to: `/staff/releases/${request.id}` }]}
      />
      <SignBox
        title={t("release.destroy_title")}
        facts={[{ term: t("release.vials_title"), value: list(vials.map((vial) => `${vial.din} ${vial.division}`)) }]}
        meaning={t("release.destroy_meaning")}
        meaningValue="approval"
        act={t("release.destroy_act")}
        danger
        formToken={formToken}
        answer={answer}
      >
        <WitnessField witnesses={witnesses} />
      </SignBox>
    </StaffShell>
  );
}
