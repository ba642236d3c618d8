import type { ClauseShown } from "~/bank/consent/clause-view";

export const SAID_AT = "2026-11-12T11:00:00.000Z";
type Answer = "yes" | "no" | null;

/** A clause of a consent; needed for banking unless told otherwise. */
export const aClause = (ordinal: number, answer: Answer = null, changes: Partial<Clause> = {}): Clause => ({
  code: `clause_${ordinal}`,
  ordinal,
  required: true,
  heading: `Heading ${ordinal}`,
  plain: "In plain words.",
  fullText: "The whole text.",
  answer,
  answeredAt: null,
  askedAt: null,
  withdrawnAt: null,
  ...changes,
});
type Clause = ClauseShown & { withdrawnAt: string | null };

export const aSigner = (id: string, signedAt: string | null, me = false) => ({
  ...{ id, signedAt, me, name: `Name ${id}`, capacity: me ? ("mother" as const) : ("father" as const) },
});

export const TEXT = { title: "Consent to banking", legallyReviewed: true, locale: "en" as const, version: 3 };

/** What the page of a consent knows, of two signers; the reader signs first. */
export const aConsentPage = (
  clauses: Clause[],
  changes: { state?: "open" | "signed" | "superseded" | "withdrawn"; mine?: string | null } = {},
) => ({
  consent: { id: "k1", state: changes.state ?? ("open" as const), version: 3 },
  text: TEXT,
  clauses,
  signers: [aSigner("a", changes.mine ?? null, true), aSigner("b", null)],
});
