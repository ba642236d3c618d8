import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { EnquiryForm, receiveEnquiry } from "~/bank/enquiries/enquiries.server";
import { EnquiryFields } from "~/bank/enquiries/enquiry-fields";
import { refuseMachines, shownNow } from "~/bank/enquiries/form-age.server";
import { settingAt } from "~/bank/history/settings.server";
import { readAs } from "~/bank/history/transact.server";
import { STRANGER } from "~/bank/people/actor";
import { countryOptions } from "~/bank/people/countries";
import { countFromAddress } from "~/bank/people/sign-in.server";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { PublicShell } from "~/ui/shells/public";
import { useT } from "~/web/i18n";
import { localeOf } from "~/web/i18n.server";
import { actorOf } from "~/web/session.server";
import { newFormToken, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["enquiries", "people"] };
export const meta = titled("enquiries.enquire_title");

const SentForm = z.intersection(EnquiryForm, z.object({ shown: z.string().optional(), website: z.string().optional() }));

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await actorOf(request);
  const privacyVersion = await readAs(STRANGER, (db) => settingAt(db, "enquiries.privacy_version", z.string()));
  return {
    tissue: new URL(request.url).searchParams.get("tissue")?.replace("-", "_") ?? null,
    countries: countryOptions(localeOf(request, "locale" in actor ? actor : null)),
    privacyVersion,
    shown: shownNow(),
    formToken: newFormToken(),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  return submit(request, SentForm, async ({ shown, website, ...form }) => {
    if (website !== undefined) return redirect("/enquire/thanks"); // a program: it learns nothing
    await refuseMachines(shown);
    await countFromAddress("enquiry", context.clientAddress);
    await receiveEnquiry(form);
    return redirect("/enquire/thanks");
  });
}

export default function Enquire() {
  const { formToken, ...fields } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <PublicShell narrow>
      <PageHead title={t("enquiries.enquire_title")} lead={t("enquiries.enquire_lead")} />
      <PostForm formToken={formToken} answer={useActionData<typeof action>()}>
        <EnquiryFields {...fields} />
        <Submit>{t("enquiries.enquire_act")}</Submit>
      </PostForm>
    </PublicShell>
  );
}
