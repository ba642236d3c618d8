import { useT } from "~/web/i18n";

/** A count of cells in a table: 1.6 × 10⁷, its power raised by layout; a dash where nothing was counted. */
export function Power({ n }: { n: number | null }) {
  const { number } = useT();
  if (n === null) return <>–</>;
  if (n < 10_000) return <>{number(n)}</>;
  const below = Math.floor(Math.log10(n));
  const power = Math.round(n / 10 ** (below - 2)) === 1000 ? below + 1 : below;
  const hundredths = Math.round(n / 10 ** (power - 2));
  return (
    <bdi dir="ltr" className="nowrap">
      {number(hundredths / 100, hundredths % 10 === 0 ? 1 : 2)}&nbsp;×&nbsp;10<sup>{power}</sup>
    </bdi>
  );
}
