import type { Locale } from "~/web/i18n";
import type { EvidenceShown } from "./evidence-card";

interface Row extends Omit<EvidenceShown, "claim" | "outcome" | "limitation" | "funding" | "approvedAt"> {
  /** By language: claim, outcome, limitation, funding. */
  texts: unknown;
  approvedAt: Date | string | null;
}

/** A card in one language. A card without its limitation, citation or approval is not shown at all (rule 50). */
export function evidenceShown(rows: readonly Row[], locale: Locale): EvidenceShown[] {
  return rows.flatMap(({ texts, approvedAt, ...row }) => {
    const byLocale = texts as Record<string, Partial<Record<"claim" | "outcome" | "limitation" | "funding", string>>>;
    const { claim, outcome, limitation, funding } = byLocale[locale] ?? byLocale.en ?? {};
    if (!claim || !outcome || !limitation || !funding || !row.citation || !approvedAt) return [];
    return [{ ...row, claim, outcome, limitation, funding, approvedAt }];
  });
}
