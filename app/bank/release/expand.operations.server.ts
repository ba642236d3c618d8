import { z } from "zod";
import { askPayment } from "~/bank/billing/ask.operations.server";
import { feesDue, feesPaidAt } from "~/bank/billing/store.server";
import { requireConsent } from "~/bank/consent/gate.server";
import { lockCase, refuseWhenDisputed } from "~/bank/enquiries/cases.server";
import { nextState } from "~/bank/history/life";
import { lastTime, refuseBefore } from "~/bank/history/order.server";
import { refuseUnless } from "~/bank/history/refusal";
import { sign } from "~/bank/history/signature.server";
import { transact } from "~/bank/history/transact.server";
import { openExpansionCulture } from "~/bank/laboratory/expansion.server";
import { type Actor, WORKER } from "~/bank/people/actor";
import { authorise } from "~/bank/people/policy";
import { reauthenticate } from "~/bank/people/reauthenticate.server";
import { moveVials } from "../storage/leave.operations.server";
import { lockVials } from "../storage/vials.store.server";
import { requireWitness } from "../storage/witness.server";
import { holdVials } from "./ask.operations.server";
import { EXPANSION_LIFE } from "./life.rules";
import { lockRequest, type ReleaseRequest, saveRequest, vialsHeldBy } from "./store.server";
import { openReview } from "./tasks.server";

type Expansion = ReleaseRequest["expansion"];

/** Cells are grown only for a request that the family and the bank still consider. */
const isAlive = ({ state }: ReleaseRequest) => state === "submitted" || state === "authorised";

/** What follows from a request by itself: the fees are quoted to the account holder, and an expansion is offered where the forecast says expand. */
export function quoteFees(requestId: string): Promise<void> {
  return transact(WORKER, async (tx, record) => {
    const request = await lockRequest(tx, requestId);
    const { donorId, caseId } = request;
    if (!isAlive(request)) return;
    await askPayment(tx, record, { caseId, donorId, purpose: "release", requestId });
    if (request.path !== "expand" || request.expansion !== "none") return;
    await askPayment(tx, record, { caseId, donorId, purpose: "expansion", requestId });
    await saveRequest(tx, request, { expansion: nextState(EXPANSION_LIFE, "none", "offer") as Expansion });
    await record({ type: "expansion.offered", about: [requestId], donorId, caseId, clinicId: request.clinicId, data: { requestId } });
  });
}

export const ExpansionForm = z.object({
  password: z.string("people.password_needed").min(1, "people.password_needed"),
  revision: z.coerce.number().int(),
});

/** The account holder accepts the expansion and its price; it is paid before any vial is thawed. */
export async function acceptExpansion(actor: Actor, requestId: string, form: z.output<typeof ExpansionForm>): Promise<void> {
  const proof = await reauthenticate(actor, form);
  await transact(actor, async (tx, record) => {
    const request = await lockRequest(tx, requestId);
    const held = await lockCase(tx, request.caseId);
    authorise(actor, "expansion.accept", held);
    refuseUnless(request.revision === form.revision, "moved_on");
    refuseUnless(isAlive(request), "wrong_state", { state: request.state });
    const state = nextState(EXPANSION_LIFE, request.expansion, "accept") as Expansion;
    const payment = await tx
      .selectFrom("payments")
      .select(["id", "amountMinor", "currency"])
      .where("requestId", "=", requestId)
      .where("purpose", "=", "expansion")
      .where("state", "<>", "cancelled")
      .executeTakeFirst();
    if (payment) await tx.updateTable("payments").set({ acceptedAt: tx.now }).where("id", "=", payment.id).execute();
    const price = payment ? { amountMinor: payment.amountMinor, currency: payment.currency } : null;
    const signed = { requestId, price, forecast: request.forecast };
    const signature = await sign(tx, actor, proof, {
      meaning: "authorisation",
      capacity: "account_holder",
      subjectId: requestId,
      donorId: request.donorId,
      record: signed,
    });
    await saveRequest(tx, request, { expansion: state });
    await record({
      type: "expansion.accepted",
      about: [requestId, signature.id, ...(payment ? [payment.id] : [])],
      donorId: request.donorId,
      caseId: request.caseId,
      clinicId: request.clinicId,
      data: { requestId, signatureId: signature.id },
    });
  });
}

export const ThawForm = z.object({
  witnessId: z.uuid("storage.witness_needed"),
  thawedAt: z.date().optional(),
});

/** Thaws the reserved vials into a child culture of their lot: the vials are spent, passage and doublings are carried on. @returns the culture's id. */
export function thawForExpansion(actor: Actor, requestId: string, form: z.output<typeof ThawForm>): Promise<string> {
  return transact(actor, async (tx, record) => {
    const request = await lockRequest(tx, requestId);
    authorise(actor, "culture.work", request);
    await refuseWhenDisputed(tx, request.donorId);
    await requireConsent(tx, request.caseId, ["processing", "release"]);
    refuseUnless(isAlive(request), "wrong_state", { state: request.state });
    const state = nextState(EXPANSION_LIFE, request.expansion, "thaw") as Expansion;
    refuseUnless((await feesDue(tx, requestId, ["expansion"])) === 0, "expansion_unpaid");
    await requireWitness(tx, actor, form.witnessId);
    const reserved = await vialsHeldBy(tx, requestId, "expansion");
    refuseUnless(reserved.length > 0, "vials_unknown");
    const vials = await lockVials(
      tx,
      reserved.map(({ id }) => id),
    );
    const parentLotId = vials[0]?.lotId ?? "";
    const thawedAt = form.thawedAt ?? tx.now;
    refuseBefore("before_accepted", thawedAt, request.askedAt, await lastTime(tx, "expansion.accepted", requestId));
    refuseBefore("before_paid", thawedAt, ...(await feesPaidAt(tx, requestId, ["expansion"])));
    await moveVials(tx, vials, "thaw", thawedAt);
    const links = await tx
      .updateTable("requestVials")
      .set({ active: false })
      .where("requestId", "=", requestId)
      .where("active", "=", true)
      .returning("id")
      .execute();
    const cultureId = await openExpansionCulture(tx, { requestId, parentLotId, vials, startedAt: thawedAt, startedBy: actor.id ?? "" });
    await saveRequest(tx, request, { expansion: state });
    await record({
      type: "expansion.thawed",
      about: [requestId, cultureId, ...vials.map(({ id }) => id), ...links.map(({ id }) => id)],
      donorId: request.donorId,
      caseId: request.caseId,
      clinicId: request.clinicId,
      happenedAt: thawedAt,
      data: { requestId, cultureId, vials: vials.length, witnessId: form.witnessId },
    });
    return cultureId;
  });
}

/** When a release lot is disposed as releasable and stored, its doses become the request's: only these units can be released. */
export function finishExpansion(requestId: string, lotId: string): Promise<void> {
  return transact(WORKER, async (tx, record) => {
    const request = await lockRequest(tx, requestId);
    if (request.expansion !== "thawed" || !isAlive(request)) return;
    const lot = await tx.selectFrom("lots").select(["id", "state", "requestId"]).where("id", "=", lotId).executeTakeFirstOrThrow();
    if (lot.requestId !== requestId || !lot.state.startsWith("releasable")) return;
    const vials = await tx
      .selectFrom("vials")
      .select(["id", "purpose", "state", "held"])
      .where("lotId", "=", lotId)
      .orderBy("division")
      .execute();
    const doses = vials.filter(({ purpose, state, held }) => purpose === "dose" && state === "stored" && !held);
    if (doses.length === 0 || vials.some(({ state }) => state === "frozen")) return;
    const held = await holdVials(tx, { requestId, donorId: request.donorId, vialIds: doses.map(({ id }) => id), purpose: "release" });
    await saveRequest(tx, request, { expansion: nextState(EXPANSION_LIFE, "thawed", "finish") as Expansion, lotId });
    const tasks = request.state === "authorised" ? [await openReview(tx, request)] : [];
    await record({
      type: "expansion.done",
      about: [requestId, ...tasks, ...held],
      donorId: request.donorId,
      caseId: request.caseId,
      clinicId: request.clinicId,
      data: { requestId, lotId },
    });
  });
}
