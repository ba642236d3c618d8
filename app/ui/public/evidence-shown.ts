import type { Locale } from "~/web/i18n";
import type { EvidenceShown } from "./evidence-card";

interface Row extends Omit<EvidenceShown, "claim" | "outcome" | "limitation" | "funding" | "approvedAt"> {
  /** By language: claim, outcome, limitation, funding. */
  texts: unknown;
  approvedAt: Date | string | null;
}

/** The published cards in one language. A card without its limitation, citation or approval is not shown at all (rule 50). */
export function evidenceShown(rows: readonly Row[], locale: Locale): EvidenceShown[] {
  return rows.flatMap((row) => {
    const card = evidenceIn(row, locale);
    return card?.approvedAt ? [card] : [];
  });
}

/** One card in one language, approved or not; null when something that it must say is missing. */
export function evidenceIn(
  { code, design, patients, controlled, blinded, publishedOn, citation, texts, approvedAt }: Row,
  locale: Locale,
): EvidenceShown | null {
  const byLocale = texts as Record<string, Partial<Record<"claim" | "outcome" | "limitation" | "funding", string>>>;
  const { claim, outcome, limitation, funding } = byLocale[locale] ?? byLocale.en ?? {};
  if (!claim || !outcome || !limitation || !funding || !citation) return null;
  return { code, design, patients, controlled, blinded, publishedOn, citation, claim, outcome, limitation, funding, approvedAt };
}
