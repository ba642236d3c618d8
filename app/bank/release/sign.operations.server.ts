import { z } from "zod";
import { requireConsent } from "~/bank/consent/gate.server";
import { refuseWhenDisputed } from "~/bank/enquiries/cases.server";
import { finishTasks } from "~/bank/enquiries/tasks.server";
import { nextState } from "~/bank/history/life";
import { refuseUnless } from "~/bank/history/refusal";
import { recordHash, sign } from "~/bank/history/signature.server";
import { type Tx, transact } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import { authorise } from "~/bank/people/policy";
import { reauthenticate } from "~/bank/people/reauthenticate.server";
import { rightsOf } from "~/bank/people/rights.server";
import { newId } from "~/outside/ids.server";
import { lockVials } from "../storage/vials.store.server";
import { type Gate, type GateName, shut } from "./gates.rules";
import { gatesOf } from "./gates.server";
import { RELEASE_LIFE } from "./life.rules";
import { lockRequest, ofRequest, type ReleaseRequest, saveRequest, vialsHeldBy } from "./store.server";
import { dutyToRelease, openApproval, openReview } from "./tasks.server";

type State = ReleaseRequest["state"];

export const SignatureForm = z.object({
  password: z.string("people.password_needed").min(1, "people.password_needed"),
  revision: z.coerce.number().int(),
});
type SignatureForm = z.output<typeof SignatureForm>;

/** The family lets these cells go to this clinic for this use: each who must instruct signs; with the last the request is authorised. */
export async function authoriseRelease(actor: Actor, requestId: string, form: SignatureForm): Promise<void> {
  const proof = await reauthenticate(actor, form);
  await transact(actor, async (tx, record) => {
    const request = await lockRequest(tx, requestId);
    refuseUnless(actor.kind === "person", "not_allowed");
    authorise(actor, "release.authorise", { donorId: request.donorId, myRights: await rightsOf(tx, actor, request.donorId) });
    refuseUnless(request.revision === form.revision, "moved_on");
    await refuseWhenDisputed(tx, request.donorId);
    await requireConsent(tx, request.caseId, ["release"]);
    const signature = await sign(tx, actor, proof, {
      meaning: "authorisation",
      capacity: "family",
      subjectId: requestId,
      donorId: request.donorId,
      record: whatIsReleased(request),
    });
    const id = newId();
    await tx
      .insertInto("authorisations")
      .values({ id, requestId, donorId: request.donorId, personId: actor.personId, signatureId: signature.id, authorisedAt: tx.now })
      .execute();
    const donor = await tx.selectFrom("donors").select("requiredGuardians").where("id", "=", request.donorId).executeTakeFirstOrThrow();
    const given = await tx.selectFrom("authorisations").select("id").where("requestId", "=", requestId).execute();
    const complete = given.length >= Math.max(1, donor.requiredGuardians);
    const state = complete ? (nextState(RELEASE_LIFE, request.state, "authorise") as State) : request.state;
    refuseUnless(request.state === "submitted", "wrong_state", { state: request.state });
    await saveRequest(tx, request, { state });
    const there = request.path === "stock" || request.expansion === "done";
    const tasks = complete && there ? [await openReview(tx, request)] : [];
    await record({
      ...ofRequest(request),
      type: "release.authorised",
      about: [requestId, id, signature.id, ...tasks],
      data: { requestId, complete },
    });
  });
}

/** What the family, quality and the releasing person sign: which cells, for whom, to whom, how. */
export const whatIsReleased = (request: ReleaseRequest) => ({
  request: request.number,
  donor: request.donorId,
  clinic: request.clinicId,
  doseCells: request.doseCells,
  route: request.route,
  plannedOn: request.plannedOn,
  prescriber: request.prescriberRegistration,
  legalBasis: [request.legalBasis, request.legalBasisReference],
});

/** The gates that may still be shut at review: fees are due before packing, not before a signature. */
const LATER: readonly GateName[] = ["fees"];

/** Quality reviews a request whose gates are open; whoever prepared it is another. */
export function reviewRelease(actor: Actor, requestId: string, form: SignatureForm): Promise<void> {
  return signStage(actor, requestId, form, { verb: "review", stage: "review" });
}

/** The qualified person (expanded cells) or the responsible person (tissue) releases (rule 27); certificate and letters follow from the event. */
export function approveRelease(actor: Actor, requestId: string, form: SignatureForm): Promise<void> {
  return signStage(actor, requestId, form, { verb: "approve", stage: "approval" });
}

async function signStage(
  actor: Actor,
  requestId: string,
  form: SignatureForm,
  step: { verb: "review" | "approve"; stage: "review" | "approval" },
): Promise<void> {
  const proof = await reauthenticate(actor, form);
  await transact(actor, async (tx, record) => {
    const request = await lockRequest(tx, requestId);
    authorise(actor, `release.${step.verb}`, { ...request, preparedBy: null });
    refuseUnless(request.revision === form.revision, "moved_on");
    const state = nextState(RELEASE_LIFE, request.state, step.verb) as State;
    refuseUnless(request.approvedAt === null, "wrong_state", { state: request.state });
    await lockWhatLeaves(tx, request);
    const gates = await gatesOf(tx, request);
    const closed = shut(gates).filter((name) => !LATER.includes(name));
    refuseUnless(closed.length === 0, "gates_shut", { gates: closed.join(", "), count: closed.length });
    const capacity = step.verb === "approve" ? dutyToRelease(request) : "quality";
    const signed = { ...whatIsReleased(request), stage: step.stage, gates: recordHash(gates), lot: request.lotId };
    const signature = await sign(tx, actor, proof, {
      meaning: step.stage,
      capacity,
      subjectId: requestId,
      donorId: request.donorId,
      record: signed,
    });
    const snapshotId = await keepGates(tx, request, gates, step.stage);
    const done = step.verb === "review" ? { state, reviewedBy: actor.id } : { state, approvedBy: actor.id, approvedAt: tx.now };
    await saveRequest(tx, request, done);
    const tasks = await finishTasks(tx, `release_${step.verb}`, requestId, actor.id);
    tasks.push(...(await finishTasks(tx, "release_lapsed", requestId, actor.id)));
    if (step.verb === "review") tasks.push(await openApproval(tx, request));
    await record({
      ...ofRequest(request),
      type: step.verb === "review" ? "release.reviewed" : "release.approved",
      about: [requestId, signature.id, snapshotId, ...tasks],
      data: { requestId, signatureId: signature.id, lotId: request.lotId },
    });
  });
}

/** The lot and the vials stand still while their gates are judged. */
async function lockWhatLeaves(tx: Tx, request: ReleaseRequest): Promise<void> {
  if (request.lotId !== null) await tx.selectFrom("lots").select("id").where("id", "=", request.lotId).forNoKeyUpdate().execute();
  const vials = await vialsHeldBy(tx, request.id, "release");
  if (vials.length > 0)
    await lockVials(
      tx,
      vials.map(({ id }) => id),
    );
}

async function keepGates(tx: Tx, request: ReleaseRequest, gates: readonly Gate[], stage: "review" | "approval"): Promise<string> {
  const id = newId();
  await tx
    .insertInto("gateSnapshots")
    .values({ id, requestId: request.id, donorId: request.donorId, gates: JSON.stringify(gates), stage, takenAt: tx.now })
    .execute();
  return id;
}
