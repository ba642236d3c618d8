import type { Usability } from "./usability.rules";

type Stored = `stored_${"pending" | "usable" | "condition" | "held" | "failed"}`;
type Unstored =
  | "consent_pending"
  | "consented"
  | "deposit_paid"
  | "kit_shipped"
  | "collected"
  | "in_transit"
  | "received"
  | "processing"
  | "cancelled"
  | "not_collected"
  | "rejected_at_intake"
  | "failed_process"
  | "withdrawn"
  | "discarded"
  | "transferred_out"
  | "closed";
export type AnswerKey = Stored | Unstored | "deviation" | "disputed";
export type ActKey = "sign" | "pay" | "request" | "documents" | "payments" | "grants" | "contact";

export interface AnswerFacts {
  state: Unstored | "stored";
  usability: Usability;
  openDeviations: number;
  disputed: boolean;
  /** A consent that waits for this person's own signature, a payment and a request that wait for this person. */
  waits: { consentId: string | null; paymentId: string | null; requestId: string | null };
}

/** The one answer at the top of a case's page, in the words `family.a_<key>`, `_happened`, `_means` and `_do`. */
export function answerOf({ state, usability, openDeviations, disputed }: AnswerFacts): AnswerKey {
  if (disputed) return "disputed";
  if (state === "received" && openDeviations > 0) return "deviation";
  if (state !== "stored") return state;
  return usability === "none" ? "stored_pending" : `stored_${usability}`;
}

/** The one act that helps most now, and where: what waits for this person comes first. */
export function actOf(answer: AnswerKey, { waits }: Pick<AnswerFacts, "waits">, caseId: string): { key: ActKey; to: string } {
  if (waits.requestId !== null) return { key: "request", to: `/family/requests/${waits.requestId}` };
  if (waits.consentId !== null) return { key: "sign", to: `/family/consents/${waits.consentId}` };
  if (waits.paymentId !== null) return { key: "pay", to: `/family/payments/${waits.paymentId}` };
  switch (answer) {
    case "stored_usable":
    case "stored_condition":
      return { key: "grants", to: `/family/cases/${caseId}/grants` };
    case "cancelled":
    case "not_collected":
    case "rejected_at_intake":
    case "failed_process":
    case "stored_failed":
      return { key: "payments", to: "/family/payments" };
    case "discarded":
    case "transferred_out":
    case "closed":
      return { key: "documents", to: "/family/documents" };
    default:
      return { key: "contact", to: "#coordinator" };
  }
}
