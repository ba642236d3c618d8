import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { KitFacts } from "~/bank/collection/kit-view";
import { checkKitLabels, LabelCheckForm } from "~/bank/collection/kits.operations.server";
import { kitPage } from "~/bank/collection/pages.server";
import { readAs } from "~/bank/history/transact.server";
import { ScanField } from "~/ui/fields/text";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["collection"] };
export const meta = titled("collection.check_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.kitId);
  const kit = found(await readAs(actor, (db) => kitPage(actor, db, id)));
  return { kit, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.kitId);
  found(await readAs(actor, (db) => kitPage(actor, db, id)));
  return submit(request, LabelCheckForm, async (form) => {
    await checkKitLabels(actor, id, form);
    return redirect(`/staff/kits/${id}`);
  });
}

export default function Page() {
  const { kit, formToken } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="laboratory">
      <PageHead
        title={t("collection.check_title")}
        lead={t("collection.check_lead")}
        crumbs={[{ label: kit.serial, to: `/staff/kits/${kit.id}` }]}
      />
      <KitFacts kit={kit} />
      <PostForm formToken={formToken} answer={useActionData<typeof action>()}>
        <ScanField name="din" label={t("collection.scan_din")} first required />
        <ScanField name="coi" label={t("collection.scan_coi")} required />
        <Submit>{t("collection.check_act")}</Submit>
      </PostForm>
    </StaffShell>
  );
}
