import { refuseUnless } from "../history/refusal";

/** The items of a private bank's consent, in the order of reading (domain.md 6.1); each is said yes or no to by itself. */
export const CLAUSES = [
  { code: "procurement", required: true },
  { code: "procedure_risks", required: true },
  { code: "testing", required: true },
  { code: "genetic_testing", required: true },
  { code: "processing", required: true },
  { code: "quality_control", required: true },
  { code: "no_guarantee", required: true },
  { code: "low_use", required: true },
  { code: "alternatives", required: true },
  { code: "storage", required: true },
  { code: "transfer_abroad", required: true },
  { code: "ownership", required: true },
  { code: "release", required: true },
  { code: "failure", required: true },
  { code: "non_payment", required: true },
  { code: "insolvency", required: true },
  { code: "discard", required: true },
  { code: "research", required: false },
  { code: "outcomes", required: false },
  { code: "contact", required: false },
  { code: "photo", required: false },
] as const satisfies readonly { code: string; required: boolean }[];

export type ConsentCode = (typeof CLAUSES)[number]["code"];

export const isConsentCode = (text: string): text is ConsentCode => CLAUSES.some(({ code }) => code === text);

/**
 * Whether a text may be published: every item once, and no item that is optional by its nature made a condition (rule 9).
 * @throws Refusal `text_incomplete`, `optional_made_required`
 */
export function checkText(clauses: readonly { code: string; required: boolean }[]): void {
  const codes = new Set(clauses.map(({ code }) => code));
  const missing = CLAUSES.filter(({ code }) => !codes.has(code));
  refuseUnless(codes.size === clauses.length && missing.length === 0, "text_incomplete", {
    codes: missing.map(({ code }) => code).join(", "),
  });
  const forced = clauses.filter(({ code, required }) => required && CLAUSES.some((known) => known.code === code && !known.required));
  refuseUnless(forced.length === 0, "optional_made_required", { codes: forced.map(({ code }) => code).join(", ") });
}

/** What an answer is worth when the consent is signed: an optional item that was never answered is a no (rule 9). */
export const answerAtSigning = (clause: { required: boolean }, answer: "yes" | "no" | undefined): "yes" | "no" | undefined =>
  answer ?? (clause.required ? undefined : "no");
