import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LostForm, reportKitLost } from "~/bank/collection/dispatch.operations.server";
import { KitFacts } from "~/bank/collection/kit-view";
import { kitPage } from "~/bank/collection/pages.server";
import { readAs } from "~/bank/history/transact.server";
import { TextArea } from "~/ui/fields/text";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["collection"] };
export const meta = titled("collection.lost_title");

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
  return submit(request, LostForm, async (form) => {
    await reportKitLost(actor, id, form);
    return redirect(`/staff/kits/${id}`);
  });
}

export default function Page() {
  const { kit, formToken } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="laboratory">
      <PageHead
        title={t("collection.lost_title")}
        lead={t("collection.lost_lead")}
        crumbs={[{ label: kit.serial, to: `/staff/kits/${kit.id}` }]}
      />
      <KitFacts kit={kit} />
      <PostForm formToken={formToken} answer={useActionData<typeof action>()}>
        <TextArea name="note" label={t("collection.note")} />
        <Submit look="danger">{t("collection.lost_act")}</Submit>
      </PostForm>
    </StaffShell>
  );
}
