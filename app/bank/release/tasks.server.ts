import { openTask } from "~/bank/enquiries/tasks.server";
import type { Tx } from "~/bank/history/transact.server";
import type { ReleaseRequest } from "./store.server";

const about = (request: ReleaseRequest) => ({ subjectId: request.id, donorId: request.donorId, caseId: request.caseId });

/** Quality reviews next: the family has agreed and the cells are there. @returns the task's id */
export const openReview = (tx: Tx, request: ReleaseRequest) =>
  openTask(tx, { ...about(request), kind: "release_review", duty: "quality", severity: "look" });

/** The person who may release this kind of product signs next (rule 27). @returns the task's id */
export const openApproval = (tx: Tx, request: ReleaseRequest) =>
  openTask(tx, { ...about(request), kind: "release_approve", duty: dutyToRelease(request), severity: "look" });

export const dutyToRelease = ({ productClass }: Pick<ReleaseRequest, "productClass">) =>
  productClass === "ATMP_351" ? "qualified_person" : "responsible_person";

/** Quality looks into a shipment that was not accepted or was stopped. @returns the task's id */
export const openRejection = (tx: Tx, request: ReleaseRequest, reason: string) =>
  openTask(tx, { ...about(request), kind: "shipment_rejected", duty: "quality", severity: "stop", data: { reason } });
