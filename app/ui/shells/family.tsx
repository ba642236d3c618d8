import type { ReactNode } from "react";
import { useT } from "~/web/i18n";
import { Foot } from "./foot";
import { Head, SignOut } from "./head";

type Here = "home" | "consents" | "payments" | "documents" | "account";
const PLACES = [
  ["home", "/family", "ui.family_home"],
  ["consents", "/family/consents", "ui.family_consents"],
  ["payments", "/family/payments", "ui.family_payments"],
  ["documents", "/family/documents", "ui.family_documents"],
  ["account", "/family/account", "ui.family_account"],
] as const;

/** A family's frame: one column of text, and beside it on wide screens `side`, which holds other things. */
export function FamilyShell({ here, side, children }: { here?: Here; side?: ReactNode; children: ReactNode }) {
  const { t } = useT();
  return (
    <div className="familypage">
      <Head to="/family" places={PLACES.map(([place, to, label]) => ({ label: t(label), to, here: here === place }))}>
        <li>
          <SignOut />
        </li>
      </Head>
      <div className="wrap fam">
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        {side ? <aside className="side">{side}</aside> : null}
      </div>
      <Foot />
    </div>
  );
}
