import type { ReactNode } from "react";
import { useT } from "~/web/i18n";
import { useRootData } from "~/web/root-data";
import { Foot } from "./foot";
import { Head, type Place } from "./head";

type Here = "bank" | "cost" | "evidence" | "verify" | "signIn";
const HOMES = { person: "/family", clinic: "/clinic", staff: "/staff" } as const;

/** The frame for strangers: front page, prices, evidence, enquiry, verification, sign-in. `narrow` keeps one column of text. */
export function PublicShell({ here, narrow = false, children }: { here?: Here; narrow?: boolean; children: ReactNode }) {
  const { t } = useT();
  const { viewer } = useRootData();
  const places: Place[] = [
    { label: t("ui.nav_bank"), to: "/#tissues", here: here === "bank", wide: true },
    { label: t("ui.nav_cost"), to: "/prices", here: here === "cost", wide: true },
    { label: t("ui.nav_evidence"), to: "/evidence", here: here === "evidence", wide: true },
    { label: t("ui.nav_verify"), to: "/verify", here: here === "verify", wide: true },
    viewer.kind === "public"
      ? { label: t("ui.nav_sign_in"), to: "/sign-in", here: here === "signIn" }
      : { label: t("ui.nav_my_page"), to: HOMES[viewer.kind], here: false },
  ];
  return (
    <div className="public">
      <Head places={places} />
      <main id="main" tabIndex={-1} className={narrow ? "wrap narrow" : undefined}>
        {children}
      </main>
      <Foot />
    </div>
  );
}
