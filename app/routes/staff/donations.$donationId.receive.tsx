import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DonationFacts } from "~/bank/collection/donation-view";
import { colleagues, donationPage } from "~/bank/collection/pages.server";
import { receiptForm, receiveDonation, transitOf } from "~/bank/collection/receipt.operations.server";
import { LimitsNotice, ReceiptFields } from "~/bank/collection/receipt-fields";
import { readAs } from "~/bank/history/transact.server";
import { now } from "~/outside/clock.server";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";
import { localIn } from "~/web/when";

export const handle = { i18n: ["collection"] };
export const meta = titled("collection.receive_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.donationId);
  const page = await readAs(actor, async (db) => {
    const { donation } = found(await donationPage(actor, db, id));
    const coming = donation.state === "collected" || donation.state === "in_transit";
    return { donation, transit: coming ? await transitOf(db, donation) : null, witnesses: await colleagues(actor, db) };
  });
  return { ...page, zone: actor.timeZone, at: localIn(now(), actor.timeZone), formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.donationId);
  found(await readAs(actor, (db) => donationPage(actor, db, id)));
  return submit(request, receiptForm(actor.timeZone), async (form) => {
    await receiveDonation(actor, id, form);
    return redirect(`/staff/donations/${id}`);
  });
}

export default function Receive() {
  const { donation, transit, witnesses, zone, at, formToken } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="laboratory">
      <PageHead
        title={t("collection.receive_title")}
        lead={t("collection.receive_lead")}
        crumbs={[{ label: t("collection.donation"), to: `/staff/donations/${donation.id}` }]}
      />
      <DonationFacts donation={donation} zone={zone} />
      {transit ? <LimitsNotice {...transit} zone={zone} /> : null}
      <PostForm formToken={formToken} answer={useActionData<typeof action>()}>
        <ReceiptFields zone={zone} at={at} witnesses={witnesses} />
        <Submit>{t("collection.receive_act")}</Submit>
      </PostForm>
    </StaffShell>
  );
}
