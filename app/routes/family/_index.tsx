import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { firstNameOf } from "~/bank/enquiries/enquiries.rules";
import { homeOf } from "~/bank/enquiries/home.server";
import { CaseList, WaitingList } from "~/bank/enquiries/home-view";
import { readAs } from "~/bank/history/transact.server";
import { PageHead } from "~/ui/page-head";
import { FamilyShell } from "~/ui/shells/family";
import { useT } from "~/web/i18n";
import { requirePerson } from "~/web/session.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["enquiries"] };
export const meta = titled("enquiries.home_title");

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePerson(request);
  return { name: firstNameOf(actor.displayName), ...(await readAs(actor, (db) => homeOf(actor, db))) };
}

export default function FamilyHome() {
  const { name, cases, ...waiting } = useLoaderData<typeof loader>();
  const { t } = useT();
  const count = waiting.quotes.length + waiting.consents.length + waiting.payments.length + waiting.requests.length;
  return (
    <FamilyShell here="home">
      <PageHead title={t("enquiries.home_hello", { name })} lead={t("enquiries.home_lead", { count })} />
      <WaitingList {...waiting} />
      <CaseList cases={cases} />
    </FamilyShell>
  );
}
