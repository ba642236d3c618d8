import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { CollectionFields } from "~/bank/collection/collect-fields";
import { type CollectionForm, collectionForm, recordCollection } from "~/bank/collection/collecting.operations.server";
import { DonationFacts } from "~/bank/collection/donation-view";
import { donationPage } from "~/bank/collection/pages.server";
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
export const meta = titled("collection.collect_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.donationId);
  const { donation } = found(await readAs(actor, (db) => donationPage(actor, db, id)));
  return { donation, zone: actor.timeZone, at: localIn(now(), actor.timeZone), formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.donationId);
  const { donation } = found(await readAs(actor, (db) => donationPage(actor, db, id)));
  return submit(request, collectionForm(actor.timeZone, donation.material), async (form) => {
    await recordCollection(actor, id, form satisfies CollectionForm);
    return redirect(`/staff/donations/${id}`);
  });
}

export default function Collect() {
  const { donation, zone, at, formToken } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="laboratory">
      <PageHead
        title={t("collection.collect_title")}
        lead={t("collection.collect_lead")}
        crumbs={[{ label: t("collection.donation"), to: `/staff/donations/${donation.id}` }]}
      />
      <DonationFacts donation={donation} zone={zone} />
      <PostForm formToken={formToken} answer={useActionData<typeof action>()}>
        <CollectionFields material={donation.material} zone={zone} at={at} />
        <Submit>{t("collection.collect_act")}</Submit>
      </PostForm>
    </StaffShell>
  );
}
