import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { accountData } from "~/bank/people/account-page.server";
import { AccountView } from "~/bank/people/account-view";
import { PageHead } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["people"] };
export const meta = titled("people.account_title");

export async function loader({ request }: LoaderFunctionArgs) {
  return accountData(await requireStaff(request));
}

export default function Account() {
  const account = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="settings">
      <PageHead title={t("people.account_title")} lead={t("people.account_lead")} />
      <AccountView home="/staff" {...account} />
    </StaffShell>
  );
}
