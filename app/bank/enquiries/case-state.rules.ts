import type { StateOf } from "~/bank/history/life";
import type { CASE_LIFE } from "./cases.rules";

export type CaseState = StateOf<typeof CASE_LIFE>;

/** How a case's state looks: done well, on its way, waiting for the family, or ended otherwise. */
export function lookOf(state: CaseState): "met" | "waiting" | "now" | "stop" | "notYet" {
  switch (state) {
    case "consent_pending":
    case "consented":
      return "now";
    case "stored":
      return "met";
    case "cancelled":
    case "not_collected":
    case "closed":
    case "transferred_out":
      return "notYet";
    case "rejected_at_intake":
    case "failed_process":
    case "withdrawn":
    case "discarded":
      return "stop";
    default:
      return "waiting";
  }
}
