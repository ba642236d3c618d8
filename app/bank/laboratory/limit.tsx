import { useT } from "~/web/i18n";
import { useWords } from "./words";

export interface ShownLimit {
  limitKind: "min" | "max" | "range" | "equals";
  minimum: number | null;
  maximum: number | null;
  expected: string | null;
  unit: string;
}

/** The limit of a test, with its unit: at least 70 %, at most 0.5 EU/mL, 90 to 120 %, no growth. */
export function useLimit() {
  const { t, unit, number } = useT();
  const words = useWords();
  return ({ limitKind, minimum, maximum, expected, unit: sign }: ShownLimit): string => {
    const shown = (value: number | null) => (value === null ? "" : unit(value, sign));
    if (limitKind === "equals") return words.answer(expected ?? "");
    if (limitKind === "range") return t("laboratory.from_to", { from: number(minimum ?? 0), to: shown(maximum) });
    if (limitKind === "min") return t("laboratory.at_least", { value: shown(minimum) });
    return maximum === null ? t("laboratory.limit_by_patient") : t("laboratory.at_most", { value: shown(maximum) });
  };
}
