/** The kinds of tasks that the portal opens, and the page where each is done. `:subject` and names in braces come from the task. */
const PLACES = {
  enquiry_answer: "/staff/enquiries/:subject",
  enquiry_joined: "/staff/enquiries/:subject",
  consent_question: "/staff/consents/:subject",
  consent_withdrawn: "/staff/consents/:subject",
  consent_again: "/staff/consents/:subject",
  consent_signers: "/staff/cases/:case",
  check_kit_labels: "/staff/kits/:subject/check",
  decide_deviation: "/staff/deviations/:subject",
  destroy_donation: "/staff/donations/:subject",
  replace_kit: "/staff/cases/:case",
  late_courier: "/staff/kits/:subject",
  call_family_culture: "/staff/cultures/:subject",
  lot_held: "/staff/lots/:subject",
  assess_markers: "/staff/donations/:subject/markers",
  isolate_vials: "/staff/lots/:subject",
  lot_deviation: "/staff/quality/deviations/:subject",
} as const;

export type TaskKind = keyof typeof PLACES;
export const TASK_KINDS = Object.keys(PLACES) as TaskKind[];
export const isTaskKind = (kind: string): kind is TaskKind => kind in PLACES;

/** Where a task is done. A kind that nobody described leads to its case, or to the list of tasks. */
export function taskAddress(task: { kind: string; subjectId: string; caseId: string | null }): string {
  const place = isTaskKind(task.kind) ? PLACES[task.kind] : task.caseId ? "/staff/cases/:case" : "/staff";
  return place.replace(":subject", task.subjectId).replace(":case", task.caseId ?? task.subjectId);
}
