import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { manageCardAddress } from "~/bank/billing/customer.operations.server";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { FamilyShell } from "~/ui/shells/family";
import { useT } from "~/web/i18n";
import { requirePerson } from "~/web/session.server";
import { newFormToken, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["billing"] };
export const meta = titled("billing.card_title");

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePerson(request);
  return { formToken: newFormToken() };
}

/** On to the billing portal, whose address is good for a short while. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePerson(request);
  return submit(request, z.object({}), async () => redirect(await manageCardAddress(actor)));
}

export default function ManageCard() {
  const { formToken } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <FamilyShell here="payments">
      <PageHead
        title={t("billing.card_title")}
        lead={t("billing.card_lead")}
        crumbs={[{ label: t("billing.title"), to: "/family/payments" }, { label: t("billing.card_title") }]}
      />
      <PostForm formToken={formToken} answer={useActionData<typeof action>()}>
        <Submit>{t("billing.card_act")}</Submit>
      </PostForm>
    </FamilyShell>
  );
}
