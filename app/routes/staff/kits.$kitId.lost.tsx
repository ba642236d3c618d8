import { useActionData, useLoaderData } from "@remix-run/react";
import { LostForm, reportKitLost } from "~/bank/collection/dispatch.operations.server";
import { kitForm } from "~/bank/collection/form-pages.server";
import { KitFacts } from "~/bank/collection/kit-view";
import { TextArea } from "~/ui/fields/text";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { titled } from "~/web/title";

export const handle = { i18n: ["collection"] };
export const meta = titled("collection.lost_title");

const page = kitForm(LostForm, reportKitLost);
export const loader = page.loader;
export const action = page.action;

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
