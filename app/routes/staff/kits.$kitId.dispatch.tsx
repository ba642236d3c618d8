import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dispatchForm, dispatchKit } from "~/bank/collection/dispatch.operations.server";
import { KitFacts } from "~/bank/collection/kit-view";
import { kitPage } from "~/bank/collection/pages.server";
import { readAs } from "~/bank/history/transact.server";
import { now } from "~/outside/clock.server";
import { ScanField, TextField } from "~/ui/fields/text";
import { DateTimeField } from "~/ui/fields/when";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";
import { localIn } from "~/web/when";

export const handle = { i18n: ["collection"] };
export const meta = titled("collection.dispatch_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.kitId);
  const kit = found(await readAs(actor, (db) => kitPage(actor, db, id)));
  return { kit, zone: actor.timeZone, at: localIn(now(), actor.timeZone), formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.kitId);
  found(await readAs(actor, (db) => kitPage(actor, db, id)));
  return submit(request, dispatchForm(actor.timeZone), async (form) => {
    await dispatchKit(actor, id, form);
    return redirect(`/staff/kits/${id}`);
  });
}

export default function Page() {
  const { kit, zone, at, formToken } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="laboratory">
      <PageHead
        title={t("collection.dispatch_title")}
        lead={t("collection.dispatch_lead")}
        crumbs={[{ label: kit.serial, to: `/staff/kits/${kit.id}` }]}
      />
      <KitFacts kit={kit} />
      <PostForm formToken={formToken} answer={useActionData<typeof action>()}>
        <ScanField name="din" label={t("collection.scan_din")} first required />
        <ScanField name="coi" label={t("collection.scan_coi")} required />
        <TextField name="courier" label={t("collection.courier")} required />
        <TextField name="tracking" label={t("collection.tracking")} mono required />
        <DateTimeField name="dispatchedAt" label={t("collection.dispatched_at")} zone={zone} value={at} required />
        <Submit>{t("collection.dispatch_act")}</Submit>
      </PostForm>
    </StaffShell>
  );
}
