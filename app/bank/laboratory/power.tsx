import { useT } from "~/web/i18n";

/** A count of cells in a table: 1.6 × 10⁷, its power raised by layout; a dash where nothing was counted. */
export function Power({ n }: { n: number | null }) {
  const { number } = useT();
  if (n === null) return <>–</>;
  if (n < 10_000) return <>{number(n)}</>;
  const power = Math.floor(Math.log10(n));
  const mantissa = n / 10 ** power;
  return (
    <bdi dir="ltr" className="nowrap">
      {number(mantissa, Number.isInteger(Math.round(mantissa * 1000) / 100) ? 1 : 2)}&nbsp;×&nbsp;10<sup>{power}</sup>
    </bdi>
  );
}
