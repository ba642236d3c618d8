import type { ReactNode } from "react";
import { useT } from "~/web/i18n";

/** A sum to pay or paid, exact to the cent, with when and how. */
export function Amount({ amountMinor, currency, note }: { amountMinor: number; currency: string; note?: ReactNode }) {
  const { money } = useT();
  return (
    <p className="amount">
      <b className="serif fig">
        <bdi>{money(amountMinor, currency, "exact")}</bdi>
      </b>
      {note ? <span>{note}</span> : null}
    </p>
  );
}
