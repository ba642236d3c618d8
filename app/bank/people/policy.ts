import { refuse } from "~/bank/history/refusal";
import { type Actor, onDuty } from "./actor";

/** What a rule of this table may look at: the row that is locked, as far as it has these. */
export interface Resource {
  donorId?: string | null;
  /** Rights that the acting person holds over the donor, now. */
  myRights?: readonly string[];
  accountHolderId?: string | null;
  clinicId?: string | null;
  personId?: string | null;
  enteredBy?: string | null;
  preparedBy?: string | null;
  reviewedBy?: string | null;
  productClass?: "TISSUE_361" | "ATMP_351";
  signers?: readonly string[];
}

type Rule = (actor: Actor, resource: Resource) => boolean;

const holds = (actor: Actor, resource: Resource, right: string) => actor.kind === "person" && (resource.myRights ?? []).includes(right);
const ofClinic = (actor: Actor, resource: Resource) => actor.kind === "clinic" && actor.clinicId === resource.clinicId;

/** Who may do what. One line a verb: reading this table is the access review. */
export const MAY = {
  // people
  "account.manage": (actor) => onDuty(actor, "administrator"),
  "clinic.invite": (actor) => onDuty(actor, "administrator", "coordinator"),
  "clinic.suspend": (actor) => onDuty(actor, "responsible_person"),
  "duty.grant": (actor, account) => onDuty(actor, "administrator") && actor.personId !== account.personId,
  "person.register": (actor) => onDuty(actor, "coordinator"),
  "right.grant": (actor) => onDuty(actor, "coordinator"),
  "guardian.invite": (actor, donor) => onDuty(actor, "coordinator") || holds(actor, donor, "consent"),
  "birth.register": (actor, donor) => onDuty(actor, "coordinator") || holds(actor, donor, "consent"),
  "settings.change": (actor) => onDuty(actor, "responsible_person"),
  // enquiries
  "enquiry.work": (actor) => onDuty(actor, "coordinator"),
  "case.transfer_in": (actor) => onDuty(actor, "coordinator"),
  "quote.accept": (actor, quote) => actor.kind === "person" && quote.personId === actor.personId,
  "prices.publish": (actor) => onDuty(actor, "finance"),
  "evidence.write": (actor) => onDuty(actor, "coordinator", "medical_director"),
  "evidence.publish": (actor, card) => onDuty(actor, "medical_director") && card.preparedBy !== actor.id,
  "task.finish": (actor) => actor.kind === "staff",
  // consent
  "consent_text.publish": (actor) => actor.kind === "worker" || onDuty(actor, "medical_director", "administrator"),
  "consent.open": (actor) => actor.kind === "worker" || onDuty(actor, "coordinator"),
  "consent.sign": (actor, consent) => actor.kind === "person" && (consent.signers ?? []).includes(actor.personId),
  "consent.withdraw": (actor, consent) =>
    actor.kind === "person" && ((consent.signers ?? []).includes(actor.personId) || holds(actor, consent, "consent")),
  // billing
  "payment.pay": (actor, payment) => actor.kind === "person" && (payment.personId === actor.personId || holds(actor, payment, "pay")),
  "payment.see": (actor) => onDuty(actor, "finance", "coordinator"),
  "refund.decide": (actor) => onDuty(actor, "finance"),
  // collection
  "kit.prepare": (actor) => onDuty(actor, "coordinator", "laboratory"),
  "kit.check": (actor, kit) => onDuty(actor, "coordinator", "laboratory", "quality") && kit.preparedBy !== actor.id,
  "kit.dispatch": (actor) => onDuty(actor, "coordinator", "laboratory"),
  "donation.record": (actor) => onDuty(actor, "coordinator", "laboratory"),
  "donation.receive": (actor) => onDuty(actor, "laboratory"),
  "donation.destroy": (actor) => onDuty(actor, "quality"),
  "donation.witness_destruction": (actor, donation) => onDuty(actor, "quality", "laboratory") && donation.enteredBy !== actor.id,
  "deviation.decide": (actor, deviation) => onDuty(actor, "quality") && deviation.enteredBy !== actor.id,
  "case.cancel": (actor) => onDuty(actor, "coordinator"),
  // laboratory
  "marker.enter": (actor) => onDuty(actor, "laboratory", "quality"),
  "marker.approve": (actor, marker) => onDuty(actor, "quality") && marker.enteredBy !== actor.id,
  "marker.assess": (actor) => onDuty(actor, "medical_director"),
  "specification.publish": (actor) => actor.kind === "worker" || onDuty(actor, "quality"),
  "culture.work": (actor) => onDuty(actor, "laboratory"),
  "test.enter": (actor) => onDuty(actor, "laboratory", "quality"),
  "test.approve": (actor, result) => onDuty(actor, "quality") && result.enteredBy !== actor.id,
  "lot.amend": (actor) => onDuty(actor, "laboratory", "quality"),
  "lot.dispose": (actor) => onDuty(actor, "quality"),
  "lot.hold": (actor) => onDuty(actor, "quality", "medical_director"),
  // storage
  "store.build": (actor) => onDuty(actor, "administrator", "laboratory"),
  "vial.place": (actor) => onDuty(actor, "laboratory"),
  "vial.move": (actor) => onDuty(actor, "laboratory"),
  "dispute.note": (actor) => onDuty(actor, "coordinator", "quality", "responsible_person"),
  "dispute.settle": (actor) => onDuty(actor, "responsible_person"),
  // release
  "case.grant": (actor, donor) => holds(actor, donor, "instruct"),
  "cells.request": (actor, grant) => ofClinic(actor, grant),
  "expansion.offer": (actor) => onDuty(actor, "coordinator"),
  "expansion.accept": (actor, request) => actor.kind === "person" && request.accountHolderId === actor.personId,
  "release.authorise": (actor, request) => holds(actor, request, "instruct"),
  "release.review": (actor, request) => onDuty(actor, "quality") && request.preparedBy !== actor.id,
  "release.approve": (actor, request) =>
    onDuty(actor, request.productClass === "ATMP_351" ? "qualified_person" : "responsible_person") && request.reviewedBy !== actor.id,
  "release.refuse": (actor) => onDuty(actor, "quality", "coordinator"),
  "release.cancel": (actor, request) => ofClinic(actor, request) || onDuty(actor, "coordinator"),
  "release.ship": (actor) => onDuty(actor, "laboratory"),
  "shipment.receive": (actor, request) => ofClinic(actor, request),
  "vial.end": (actor, request) => ofClinic(actor, request),
  "reaction.report": (actor, request) => ofClinic(actor, request),
  "reaction.close": (actor) => onDuty(actor, "quality"),
  "outcome.record": (actor, request) => ofClinic(actor, request),
  // certificates
  "certificate.issue": (actor) => actor.kind === "worker",
  "certificate.revoke": (actor) => onDuty(actor, "quality", "qualified_person", "responsible_person"),
} satisfies Record<string, Rule>;

export type Verb = keyof typeof MAY;

/** Courtesy: whether to show a button. */
export function can(actor: Actor, verb: Verb, resource: Resource = {}): boolean {
  const rule: Rule = MAY[verb];
  return !actsOnOwnDonor(actor, resource) && rule(actor, resource);
}

/** Security: called by operations after the row is locked. @throws Refusal `not_allowed`. */
export function authorise(actor: Actor, verb: Verb, resource: Resource = {}): void {
  if (!can(actor, verb, resource)) refuse("not_allowed", { verb });
}

/** Nobody acts as staff on a donor over whom they hold a right. */
const actsOnOwnDonor = (actor: Actor, resource: Resource) =>
  actor.kind === "staff" && resource.donorId != null && actor.ownDonors.includes(resource.donorId);
