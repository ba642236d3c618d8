import { uuidv7 } from "uuidv7";
import { z } from "zod";
import { openTask } from "~/bank/enquiries/tasks.server";
import { nextState } from "~/bank/history/life";
import { refuse, refuseUnless } from "~/bank/history/refusal";
import { type Tx, transact } from "~/bank/history/transact.server";
import { holdLots } from "~/bank/laboratory/holds.server";
import type { Actor } from "~/bank/people/actor";
import { authorise } from "~/bank/people/policy";
import { moveVials } from "../storage/leave.operations.server";
import { lockVials } from "../storage/vials.store.server";
import { RELEASE_LIFE } from "./life.rules";
import { handOver } from "./ship.operations.server";
import { lockRequest, type ReleaseRequest, saveRequest, vialsHeldBy } from "./store.server";

type State = ReleaseRequest["state"];

export const ArrivalForm = z.object({
  sealIntact: z.enum(["yes", "no"], "release.seal_answer_needed"),
  labelsMatch: z.enum(["yes", "no"], "release.labels_answer_needed"),
  countReceived: z.coerce.number("release.count_needed").int("release.count_needed").min(0, "release.count_needed"),
  loggerMaxCelsius: z.coerce.number("release.logger_max_needed"),
  secondPerson: z.string("release.second_needed").trim().min(1, "release.second_needed").max(120, "errors.too_long"),
  receivedAt: z.date().optional(),
});

/** What the clinic found settles the verdict: any mismatch and the cells are not infused. `coldEnoughCelsius` is a setting. */
export function verdictOf(
  form: Pick<z.output<typeof ArrivalForm>, "sealIntact" | "labelsMatch" | "countReceived" | "loggerMaxCelsius">,
  shipped: number,
  coldEnoughCelsius: number,
): string | null {
  if (form.sealIntact === "no") return "seal";
  if (form.labelsMatch === "no") return "labels";
  if (form.countReceived !== shipped) return "count";
  return form.loggerMaxCelsius > coldEnoughCelsius ? "temperature" : null;
}

/** The clinic confirms what arrived, two people. Accepted, the vials are the clinic's to use; else they are held and come back. */
export function receiveShipment(
  actor: Actor,
  requestId: string,
  form: z.output<typeof ArrivalForm>,
  coldEnoughCelsius: number,
): Promise<"accepted" | "rejected"> {
  return transact(actor, async (tx, record) => {
    const request = await lockRequest(tx, requestId);
    authorise(actor, "shipment.receive", request);
    const shipment = await tx.selectFrom("shipments").selectAll().where("requestId", "=", requestId).forUpdate().executeTakeFirstOrThrow();
    const shipped = await vialsHeldBy(tx, requestId, "release");
    const vials = await lockVials(
      tx,
      shipped.map(({ id }) => id),
    );
    const reason = verdictOf(form, vials.length, coldEnoughCelsius);
    const verdict = reason === null ? "accepted" : "rejected";
    const state = nextState(RELEASE_LIFE, request.state, reason === null ? "accept" : "reject") as State;
    const receivedAt = form.receivedAt ?? tx.now;
    await moveVials(tx, vials, reason === null ? "accept" : "reject", receivedAt);
    await tx
      .updateTable("shipments")
      .set({
        receivedAt,
        receivedBy: actor.id,
        receivedSecond: form.secondPerson,
        sealIntact: form.sealIntact === "yes",
        labelsMatch: form.labelsMatch === "yes",
        countReceived: form.countReceived,
        loggerMaxCelsius: form.loggerMaxCelsius,
        verdict,
        verdictReason: reason,
      })
      .where("id", "=", shipment.id)
      .execute();
    const custodyId = await handOver(tx, request, shipment.id, {
      from: shipment.courier ?? "",
      to: "clinic",
      at: receivedAt,
      seal: shipment.seal,
      first: actor.id,
      second: null,
      condition: form.sealIntact === "yes" ? "sealed" : "damaged",
    });
    await saveRequest(tx, request, { state });
    const tasks =
      reason === null
        ? []
        : [
            await openTask(tx, {
              kind: "shipment_rejected",
              subjectId: requestId,
              donorId: request.donorId,
              caseId: request.caseId,
              duty: "quality",
              severity: "stop",
              data: { reason },
            }),
          ];
    await record({
      ...common(request),
      type: reason === null ? "release.received" : "release.rejected",
      about: [requestId, shipment.id, custodyId, ...tasks, ...vials.map(({ id }) => id)],
      happenedAt: receivedAt,
      data: { requestId, verdict, reason },
    });
    return verdict;
  });
}

export const EndingForm = z.object({
  vialIds: z.array(z.uuid()).min(1, "release.vials_needed"),
  ending: z.enum(["infused", "destroyed"], "release.ending_needed"),
  evidence: z.string("release.evidence_needed").trim().min(1, "release.evidence_needed").max(200, "errors.too_long"),
  postThawViabilityPercent: z.coerce.number().min(0, "release.viability_range").max(100, "release.viability_range").optional(),
  happenedAt: z.date().optional(),
});

/** Records what became of vials at the clinic, with evidence (rules 39, 40). With the last vial the request ends. */
export function recordEnding(actor: Actor, requestId: string, form: z.output<typeof EndingForm>): Promise<void> {
  return transact(actor, async (tx, record) => {
    if (actor.kind !== "clinic") refuse("not_allowed");
    const request = await lockRequest(tx, requestId);
    authorise(actor, "vial.end", request);
    refuseUnless(request.state === "with_clinic", "not_received", { state: request.state });
    const held = await vialsHeldBy(tx, requestId, "release");
    const vials = (await lockVials(tx, form.vialIds)).filter(({ id }) => held.some((vial) => vial.id === id));
    refuseUnless(vials.length === form.vialIds.length, "vials_of_another_request");
    const happenedAt = form.happenedAt ?? tx.now;
    await moveVials(tx, vials, form.ending === "infused" ? "infuse" : "destroy", happenedAt);
    const rows = vials.map((vial) => ({
      id: uuidv7(),
      requestId,
      vialId: vial.id,
      donorId: request.donorId,
      clinicId: request.clinicId,
      ending: form.ending,
      happenedAt,
      postThawViabilityPercent: form.postThawViabilityPercent ?? null,
      evidence: form.evidence,
      recordedBy: actor.id,
    }));
    await tx.insertInto("administrations").values(rows).execute();
    await record({
      ...common(request),
      type: "vial.ended",
      about: [...rows.map(({ id }) => id), ...vials.map(({ id }) => id)],
      happenedAt,
      data: { requestId, ending: form.ending, vials: vials.length },
    });
    await endWhenDone(tx, request, record);
  });
}

async function endWhenDone(tx: Tx, request: ReleaseRequest, record: Parameters<Parameters<typeof transact>[1]>[1]): Promise<void> {
  const left = (await vialsHeldBy(tx, request.id, "release")).filter(({ state }) => state === "with_clinic");
  if (left.length > 0) return;
  const infused = await tx
    .selectFrom("administrations")
    .select("id")
    .where("requestId", "=", request.id)
    .where("ending", "=", "infused")
    .executeTakeFirst();
  await saveRequest(tx, request, { state: nextState(RELEASE_LIFE, request.state, infused ? "infuse" : "destroy") as State });
  const links = await tx
    .updateTable("requestVials")
    .set({ active: false })
    .where("requestId", "=", request.id)
    .where("active", "=", true)
    .returning("id")
    .execute();
  await record({
    ...common(request),
    type: "release.ended",
    about: [request.id, ...links.map(({ id }) => id)],
    data: { requestId: request.id, infused: infused !== undefined },
  });
}

export const ReactionForm = z.object({
  reporter: z.string("release.reporter_needed").trim().min(1, "release.reporter_needed").max(120, "errors.too_long"),
  firstKnownAt: z.date("release.first_known_needed"),
  onsetAt: z.date("release.onset_needed"),
  grade: z.coerce.number("release.grade_needed").int("release.grade_needed").min(1, "release.grade_needed").max(5, "release.grade_needed"),
  serious: z.enum(["yes", "no"], "release.serious_needed"),
  imputability: z.enum(["NA", "0", "1", "2", "3"], "release.imputability_needed"),
  description: z.string("release.description_needed").trim().min(1, "release.description_needed").max(4000, "errors.too_long"),
});

/** A suspected adverse reaction: quality hears at once, and every other vial of the lot is held until it has looked. @returns the report's id. */
export function reportReaction(actor: Actor, requestId: string, form: z.output<typeof ReactionForm>): Promise<string> {
  return transact(actor, async (tx, record) => {
    const request = await lockRequest(tx, requestId);
    authorise(actor, "reaction.report", request);
    refuseUnless(request.lotId !== null && ["with_clinic", "infused", "destroyed"].includes(request.state), "nothing_given_yet");
    refuseUnless(form.firstKnownAt <= tx.now && form.onsetAt <= tx.now, "in_the_future");
    const id = uuidv7();
    await tx
      .insertInto("adverseReactions")
      .values({
        ...form,
        id,
        requestId,
        donorId: request.donorId,
        clinicId: request.clinicId,
        serious: form.serious === "yes",
        state: "suspected",
        outcome: null,
        reportedAt: tx.now,
      })
      .execute();
    const held = await holdLots(tx, [request.lotId], "adverse_reaction");
    const taskId = await openTask(tx, {
      kind: "reaction_suspected",
      subjectId: id,
      donorId: request.donorId,
      caseId: request.caseId,
      duty: "quality",
      severity: "stop",
    });
    await record({
      ...common(request),
      type: "reaction.suspected",
      about: [id, taskId, ...held],
      happenedAt: form.firstKnownAt,
      data: { requestId, reactionId: id, serious: form.serious === "yes", lotId: request.lotId },
    });
    return id;
  });
}

export const ClosingForm = z.object({
  outcome: z.enum(["complete_recovery", "minor_sequelae", "serious_sequelae", "death"], "release.outcome_needed"),
});

/** Quality closes a report, never without an outcome (rule 41). The hold stays until it is lifted for itself. */
export function closeReaction(actor: Actor, reactionId: string, form: z.output<typeof ClosingForm>): Promise<void> {
  return transact(actor, async (tx, record) => {
    const reaction = await tx.selectFrom("adverseReactions").selectAll().where("id", "=", reactionId).forUpdate().executeTakeFirstOrThrow();
    authorise(actor, "reaction.close", reaction);
    refuseUnless(reaction.state === "suspected", "moved_on");
    await tx.updateTable("adverseReactions").set({ state: "closed", outcome: form.outcome }).where("id", "=", reactionId).execute();
    await record({
      type: "reaction.closed",
      about: [reactionId],
      donorId: reaction.donorId,
      clinicId: reaction.clinicId,
      data: { reactionId, outcome: form.outcome },
    });
  });
}

export const OutcomeForm = z.object({
  timepoint: z.enum(["D1", "W2", "M1", "M3", "M6", "M12"], "release.timepoint_needed"),
  scale: z.enum(["AIS", "SCIM_III", "NIHSS", "mRS"], "release.scale_needed"),
  baseline: z.string("release.baseline_needed").trim().min(1, "release.baseline_needed").max(10, "errors.too_long"),
  value: z.string("release.value_needed").trim().min(1, "release.value_needed").max(10, "errors.too_long"),
  blinded: z.enum(["yes", "no"], "release.blinded_needed"),
  assessedAt: z.date().optional(),
});

/** The clinic reports how the patient is; never shown as an effect of the cells without its limits beside it. */
export function recordOutcome(actor: Actor, requestId: string, form: z.output<typeof OutcomeForm>): Promise<void> {
  return transact(actor, async (tx, record) => {
    const request = await lockRequest(tx, requestId);
    authorise(actor, "outcome.record", request);
    refuseUnless(request.state === "infused" && actor.kind === "clinic", "nothing_given_yet");
    const id = uuidv7();
    const assessedAt = form.assessedAt ?? tx.now;
    await tx
      .insertInto("outcomes")
      .values({
        id,
        requestId,
        donorId: request.donorId,
        clinicId: request.clinicId,
        timepoint: form.timepoint,
        scale: form.scale,
        baseline: form.baseline,
        value: form.value,
        blinded: form.blinded === "yes",
        assessedAt,
        recordedBy: actor.id,
      })
      .execute();
    await record({
      ...common(request),
      type: "outcome.recorded",
      about: [id],
      happenedAt: assessedAt,
      data: { requestId, timepoint: form.timepoint, scale: form.scale },
    });
  });
}

const common = (request: ReleaseRequest) => ({ donorId: request.donorId, caseId: request.caseId, clinicId: request.clinicId });
