import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { noteReading } from "~/bank/history/access.server";
import { settingAt } from "~/bank/history/settings.server";
import { readAs } from "~/bank/history/transact.server";
import { FormPage } from "~/bank/laboratory/form-page";
import { FreezeFields } from "~/bank/laboratory/freeze-fields";
import { freezeForm, freezeLot } from "~/bank/laboratory/freezing.operations.server";
import { lotForForm } from "~/bank/laboratory/lot-page.server";
import { witnessesFor } from "~/bank/people/witnesses.server";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";
import { localIn } from "~/web/when";

export const handle = { i18n: ["laboratory"] };
export const meta = titled("laboratory.freeze_title");

const Usual = z.object({ cryoprotectant: z.string(), programme: z.string(), freezerSerial: z.string() });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.lotId);
  const page = await readAs(actor, async (db) => ({
    lot: found(await lotForForm(actor, db, id)),
    witnesses: await witnessesFor(actor, db),
    usual: await settingAt(db, "laboratory.freezing", Usual),
    now: localIn(db.now, actor.timeZone),
  }));
  await noteReading(actor, page.lot.donorId, "lot.freeze");
  return { ...page, zone: actor.timeZone, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.lotId);
  found(await readAs(actor, (db) => lotForForm(actor, db, id)));
  return submit(request, freezeForm(actor.timeZone), async (form) => {
    await freezeLot(actor, id, form);
    return redirect(`/staff/lots/${id}`);
  });
}

export default function FreezeLot() {
  const { lot, ...page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <FormPage
      title={t("laboratory.freeze_title")}
      lead={t("laboratory.freeze_lead")}
      of={{ label: lot.number, to: `/staff/lots/${lot.id}` }}
    >
      <FreezeFields lot={lot} {...page} answer={answer} />
    </FormPage>
  );
}
