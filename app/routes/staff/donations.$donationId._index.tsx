import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CustodyTimeline } from "~/bank/collection/custody-view";
import { DonationActs } from "~/bank/collection/donation-acts";
import { Deviations, DonationFacts, ReceiptFacts } from "~/bank/collection/donation-view";
import { donationPage } from "~/bank/collection/pages.server";
import { DonationMark } from "~/bank/collection/state-marks";
import { noteReading } from "~/bank/history/access.server";
import { readAs } from "~/bank/history/transact.server";
import { PageHead } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, requireId } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["collection"] };
export const meta = titled("collection.donation");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.donationId);
  const page = found(await readAs(actor, (db) => donationPage(actor, db, id)));
  await noteReading(actor, page.donation.donorId, "donation.page");
  return { ...page, zone: actor.timeZone };
}

export default function Donation() {
  const { donation, kit, custody, receipt, deviations, order, zone } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="laboratory">
      <PageHead
        title={t("collection.donation")}
        eyebrow={<DonationMark state={donation.state} />}
        crumbs={[
          { label: t("collection.donations"), to: "/staff/donations" },
          { label: donation.coi, to: `/staff/cases/${donation.caseId}` },
        ]}
        acts={<DonationActs id={donation.id} state={donation.state} kitState={kit?.state ?? null} ordered={order !== undefined} />}
      />
      <DonationFacts donation={donation} zone={zone} />
      {receipt ? <ReceiptFacts receipt={receipt} zone={zone} /> : null}
      <Deviations deviations={deviations} />
      <CustodyTimeline chain={custody} zone={zone} />
    </StaffShell>
  );
}
