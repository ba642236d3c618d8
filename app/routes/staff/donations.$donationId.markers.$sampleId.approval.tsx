import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { noteReading } from "~/bank/history/access.server";
import { readAs } from "~/bank/history/transact.server";
import { FormPage } from "~/bank/laboratory/form-page";
import { approveMarkerSample } from "~/bank/laboratory/markers.operations.server";
import { sampleForPage } from "~/bank/laboratory/markers-page.server";
import { Material } from "~/bank/laboratory/material";
import { useWords } from "~/bank/laboratory/words";
import { PostForm, Submit } from "~/ui/post-form";
import { SummaryList } from "~/ui/summary-list";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["laboratory"] };
export const meta = titled("laboratory.marker_approval_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const [donationId, sampleId] = [requireId(params.donationId), requireId(params.sampleId)];
  const page = await readAs(actor, async (db) => found(await sampleForPage(actor, db, donationId, sampleId)));
  await noteReading(actor, page.donation.donorId, "markers.approval");
  const waiting = page.results.filter((row) => row.sampleId === sampleId && row.approvedAt === null);
  return { donation: page.donation, waiting, names: page.names, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const [donationId, sampleId] = [requireId(params.donationId), requireId(params.sampleId)];
  found(await readAs(actor, (db) => sampleForPage(actor, db, donationId, sampleId)));
  return submit(request, z.object({}), async () => {
    await approveMarkerSample(actor, sampleId);
    return redirect(`/staff/donations/${donationId}/markers`);
  });
}

export default function MarkerApproval() {
  const { donation, waiting, names, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, date } = useT();
  const words = useWords();
  return (
    <FormPage
      room="quality"
      title={t("laboratory.marker_approval_title")}
      lead={<Material din={donation.din} tissue={donation.tissue} size={28} />}
      of={{ label: t("laboratory.markers_title"), to: `/staff/donations/${donation.id}/markers` }}
    >
      <SummaryList
        items={waiting.map((row) => ({
          term: words.marker(row.marker),
          value: words.result(row.result),
          note: t("laboratory.entered_by", { name: names[row.enteredBy] ?? "", date: date(row.testedOn) }),
        }))}
      />
      <PostForm formToken={formToken} answer={answer}>
        <p className="muted measure">{t("laboratory.marker_approval_means")}</p>
        <Submit>{t("laboratory.approve_count", { count: waiting.length })}</Submit>
      </PostForm>
    </FormPage>
  );
}
