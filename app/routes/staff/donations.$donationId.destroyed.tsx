import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DestructionFields } from "~/bank/collection/collect-fields";
import { destroyDonation, destroyForm } from "~/bank/collection/destruction.operations.server";
import { donationPage } from "~/bank/collection/pages.server";
import { readAs } from "~/bank/history/transact.server";
import { now } from "~/outside/clock.server";
import { PageHead } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { SignBox } from "~/ui/sign-box";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";
import { localIn } from "~/web/when";

export const handle = { i18n: ["collection"] };
export const meta = titled("collection.destroyed_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.donationId);
  const { donation, order } = found(await readAs(actor, (db) => donationPage(actor, db, id)));
  return { donation, reason: order?.reason ?? null, zone: actor.timeZone, at: localIn(now(), actor.timeZone), formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.donationId);
  found(await readAs(actor, (db) => donationPage(actor, db, id)));
  return submit(request, destroyForm(actor.timeZone), async (form) => {
    await destroyDonation(actor, id, form);
    return redirect(`/staff/donations/${id}`);
  });
}

export default function Destroyed() {
  const { donation, reason, zone, at, formToken } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="laboratory">
      <PageHead
        title={t("collection.destroyed_title")}
        lead={t("collection.destroyed_lead")}
        crumbs={[{ label: t("collection.donation"), to: `/staff/donations/${donation.id}` }]}
      />
      <SignBox
        title={t("collection.witness")}
        facts={[
          { term: t("collection.material"), value: t(`collection.material_${donation.material}`) },
          { term: t("collection.reason"), value: reason ?? t("collection.not_ordered") },
        ]}
        meaning={t("collection.witness_meaning")}
        meaningValue="witness"
        act={t("collection.destroyed_act")}
        danger
        formToken={formToken}
        answer={useActionData<typeof action>()}
      >
        <DestructionFields zone={zone} at={at} />
      </SignBox>
    </StaffShell>
  );
}
