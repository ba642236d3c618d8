import type { ReactNode } from "react";
import { Rich, useT } from "~/web/i18n";
import { useRootData } from "~/web/root-data";
import { Foot } from "./foot";
import { Head, SignOut } from "./head";

type Here = "requests" | "cases" | "licence" | "account";
const PLACES = [
  ["requests", "/clinic", "ui.clinic_requests"],
  ["cases", "/clinic/cases", "ui.clinic_cases"],
  ["licence", "/clinic/licence", "ui.clinic_licence"],
  ["account", "/clinic/account", "ui.family_account"],
] as const;

/** A clinic's frame: requests first. */
export function ClinicShell({ here, children }: { here?: Here; children: ReactNode }) {
  const { t } = useT();
  const { bank } = useRootData();
  const name = <Rich message="ui.clinic_for" values={{ bank: bank.name }} parts={{ b: (inner) => <b>{inner}</b> }} />;
  return (
    <div className="clinic">
      <Head
        to="/clinic"
        name={<span className="forwhom">{name}</span>}
        places={PLACES.map(([place, to, label]) => ({ label: t(label), to, here: here === place }))}
      >
        <li>
          <SignOut />
        </li>
      </Head>
      <main id="main" tabIndex={-1} className="wrap req">
        {children}
      </main>
      <Foot />
    </div>
  );
}
