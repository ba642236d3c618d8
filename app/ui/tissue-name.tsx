import { useT } from "~/web/i18n";
import { type Tissue, TissueMark } from "./tissue-mark";

/**
 * A tissue in a list: its sign, and its name beside it. In a `tight` list, whose columns are many, the name is seen on a wide screen alone
 * and otherwise heard.
 */
export function TissueName({ tissue, tight = false }: { tissue: Tissue; tight?: boolean }) {
  const { t } = useT();
  return (
    <span className="inline-flex items-center gap-2">
      <TissueMark tissue={tissue} size={20} silent />
      <span className={tight ? "whitespace-nowrap max-xl:sr-only" : undefined}>{t(`ui.tissue_${tissue}`)}</span>
    </span>
  );
}
