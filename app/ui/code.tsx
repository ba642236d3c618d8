import type { ReactNode } from "react";
import { useT } from "~/web/i18n";
import { escaped, type Markup } from "./markup";

/** A code, lot, hash or number that is read from left to right in every language. */
export function Code({ children }: { children: ReactNode }) {
  return (
    <bdi className="mono" dir="ltr">
      {children}
    </bdi>
  );
}

export const codeMarkup = (code: string): Markup => `<bdi class="mono" dir="ltr">${escaped(code)}</bdi>`;

/** 40 million (4.0 × 10⁷): words first; the power is raised by layout, for the fonts have no superscript digits. */
export function Cells({ n }: { n: number }) {
  const { cells, number } = useT();
  if (n < 1e6) return <>{cells(n)}</>;
  const below = Math.floor(Math.log10(n));
  const power = Math.round(n / 10 ** (below - 1)) === 100 ? below + 1 : below;
  return (
    <>
      {cells(n)}{" "}
      <bdi dir="ltr" className="nowrap">
        ({number(n / 10 ** power, 1)}&nbsp;×&nbsp;10<sup>{power}</sup>)
      </bdi>
    </>
  );
}
