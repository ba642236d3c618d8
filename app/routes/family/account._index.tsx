import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { accountData } from "~/bank/people/account-page.server";
import { AccountView } from "~/bank/people/account-view";
import { donorsOf } from "~/bank/people/donor-page.server";
import { Link } from "~/ui/link";
import { PageHead, Section } from "~/ui/page-head";
import { FamilyShell } from "~/ui/shells/family";
import { useT } from "~/web/i18n";
import { requirePerson } from "~/web/session.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["people"] };
export const meta = titled("people.account_title");

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePerson(request);
  return { account: await accountData(actor), donors: await donorsOf(actor) };
}

export default function Account() {
  const { account, donors } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <FamilyShell here="account">
      <PageHead title={t("people.account_title")} lead={t("people.account_lead")} />
      <AccountView home="/family" {...account} />
      {donors.length > 0 ? (
        <Section title={t("people.who_may_title")} lead={t("people.who_may_lead")}>
          <ul className="grid gap-3 mt-4">
            {donors.map((donor) => (
              <li key={donor.id}>
                <Link className="link" to={`/family/account/guardians/${donor.id}`}>
                  {t("people.who_may", { name: donor.givenName })}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </FamilyShell>
  );
}
