/** The kinds of tasks that the portal opens, and the page where each is done. What follows a colon comes from the task. */
const PLACES = {
  enquiry_answer: "/staff/enquiries/:subject",
  enquiry_joined: "/staff/enquiries/:subject",
  consent_question: "/staff/consents/:consent",
  consent_withdrawn: "/staff/consents/:consent",
  consent_again: "/staff/cases/:subject",
  consent_signers: "/staff/cases/:subject",
  mail_bounced: "/staff/people/donors/:donor",
  storage_plan_past_due: "/staff/money?show=plans",
  storage_plan_ended: "/staff/money?show=plans",
  refund_failed: "/staff/money?show=refunds",
  check_kit_labels: "/staff/kits/:subject/check",
  dispatch_kit: "/staff/kits/:subject/dispatch",
  replace_kit: "/staff/cases/:subject/kit",
  late_courier: "/staff/kits/:subject",
  receive_donation: "/staff/donations/:subject/receive",
  decide_deviation: "/staff/deviations/:subject",
  destroy_donation: "/staff/donations/:subject/destroy",
  witness_destruction: "/staff/donations/:subject/destroyed",
  assess_markers: "/staff/donations/:subject/markers",
  call_family_culture: "/staff/cultures/:subject",
  lot_held: "/staff/lots/:subject",
  isolate_vials: "/staff/lots/:subject",
  lot_deviation: "/staff/quality/deviations/:subject",
  settle_dispute: "/staff/people/donors/:subject",
  release_review: "/staff/releases/:subject/review",
  release_approve: "/staff/releases/:subject/approval",
  receipt_late: "/staff/releases/:subject",
  ending_late: "/staff/releases/:subject",
  release_lapsed: "/staff/releases/:subject",
  shipment_rejected: "/staff/releases/:subject",
  reaction_suspected: "/staff/reactions/:subject",
} as const;

export type TaskKind = keyof typeof PLACES;
export const TASK_KINDS = Object.keys(PLACES) as TaskKind[];
export const isTaskKind = (kind: string): kind is TaskKind => kind in PLACES;

interface Placed {
  kind: string;
  subjectId: string;
  caseId: string | null;
  donorId: string | null;
  data: unknown;
}

/** Where a task is done. A kind that nobody described, or whose place the task does not name, leads to its case, else to the list of tasks. */
export function taskAddress(task: Placed): string {
  const consentId = (task.data as { consentId?: unknown } | null)?.consentId;
  const names: Record<string, string | null> = {
    subject: task.subjectId,
    case: task.caseId,
    donor: task.donorId,
    consent: typeof consentId === "string" ? consentId : task.subjectId,
  };
  const places = [isTaskKind(task.kind) ? PLACES[task.kind] : "/staff/cases/:case", "/staff/cases/:case"];
  for (const place of places) {
    const address = place.replace(/:(\w+)/, (_, name: string) => names[name] ?? ":");
    if (!address.includes(":")) return address;
  }
  return "/staff";
}
