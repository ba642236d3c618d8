import type { ReactNode } from "react";
import { useT } from "~/web/i18n";
import { useRootData } from "~/web/root-data";
import { Brandmark } from "../brand";
import { Link } from "../link";
import { useInSight } from "./in-sight";

export interface Place {
  label: string;
  to: string;
  here: boolean;
  /** Left out on a phone, where it stands in the page's own text or foot. */
  wide?: boolean;
}

/** The top of a page: the bank and the few places of this house. `children` stand after them. */
export function Head({ places, name, to = "/", children }: { places: Place[]; name?: ReactNode; to?: string; children?: ReactNode }) {
  const { t } = useT();
  const { bank } = useRootData();
  const row = useInSight<HTMLElement>(places.find(({ here }) => here)?.to);
  return (
    <header className="top">
      <div className="wrap">
        <Link className="brand" to={to} aria-label={t("ui.bank_home", { bank: bank.name })}>
          <Brandmark />
          <span>{name ?? bank.name}</span>
        </Link>
        <nav aria-label={t("ui.main_menu")} className="places" ref={row}>
          <ul>
            {places.map((place) => (
              <li key={place.to} className={place.wide ? "wide" : undefined}>
                <Link to={place.to} {...(place.here ? { "aria-current": "page" as const } : {})}>
                  {place.label}
                </Link>
              </li>
            ))}
            {children}
          </ul>
        </nav>
      </div>
    </header>
  );
}

export function SignOut() {
  const { t } = useT();
  return (
    <form method="post" action="/sign-out">
      <button type="submit" className="plainlink">
        {t("ui.sign_out")}
      </button>
    </form>
  );
}
