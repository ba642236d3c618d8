import { beforeAll, describe, expect, test } from "vitest";
import { certifyRelease } from "~/bank/certificates/certify.operations.server";
import { revokeCertificate } from "~/bank/certificates/operations.server";
import { readAs } from "~/bank/history/transact.server";
import { type Actor, type StaffActor, WORKER } from "~/bank/people/actor";
import { askForCells } from "~/bank/release/ask.operations.server";
import { cancelRelease, holdRelease, refuseRelease } from "~/bank/release/end.operations.server";
import { acceptExpansion, thawForExpansion } from "~/bank/release/expand.operations.server";
import { grantCase, revokeGrant } from "~/bank/release/grants.operations.server";
import { recordOutcome } from "~/bank/release/outcome.operations.server";
import { closeReaction, reportReaction } from "~/bank/release/reaction.operations.server";
import { receiveShipment, recordEnding } from "~/bank/release/receive.operations.server";
import { packRelease, shipRelease } from "~/bank/release/ship.operations.server";
import { approveRelease, authoriseRelease, reviewRelease } from "~/bank/release/sign.operations.server";
import { buildStore } from "~/bank/storage/build.operations.server";
import { noteDispute, settleDispute } from "~/bank/storage/dispute.operations.server";
import { destroyVials } from "~/bank/storage/leave.operations.server";
import { moveVial, placeVials } from "~/bank/storage/place.operations.server";
import { now } from "~/outside/clock.server";
import { certificateRow, lastEvent } from "~tests/support/given/certificates";
import { expectRefusedToOthers, givenEveryone, happenings, type Who, whyNot } from "~tests/support/given/everyone";
import { PASSWORD } from "~tests/support/given/people";
import { arrival, askOf, COLD_ENOUGH, day, givenRequest, packing, requestOf, signature } from "~tests/support/given/release";
import { freeOf, vialsOf } from "~tests/support/given/storage";

async function world() {
  const request = await givenRequest("with_clinic");
  const { requestId, clinic, lotId } = request;
  const reactionId = await reportReaction(clinic.actor, requestId, reaction());
  const certificate = await certificateRow(await certifyRelease(await lastEvent(request.caseId, "release.approved")));
  const [vial] = (await vialsOf(lotId)).filter(({ state }) => state === "stored");
  const [positionId = ""] = await freeOf("T-02");
  const form = { ask: await askOf(request), sign: await signature(requestId), pack: await packing(requestId, -8) };
  return {
    ...request,
    reactionId,
    certificateId: certificate.id,
    vialId: vial?.id ?? "",
    revision: vial?.revision ?? 0,
    positionId,
    ...form,
  };
}
const reaction = () => ({
  ...{ reporter: "Dr Sarti", firstKnownAt: now(), onsetAt: now(), grade: 2 },
  ...{ serious: "no" as const, imputability: "1" as const, description: "Fever." },
});
const outcome = { timepoint: "D1", scale: "AIS", baseline: "A", value: "B", blinded: "no" } as const;
const ending = () => ({ vialIds: [made.vialIds[0] ?? ""], ending: "infused" as const, evidence: "IR-1" });

let made: Awaited<ReturnType<typeof world>>;
beforeAll(async () => {
  made = await world();
  await givenEveryone();
});

type Act = (actor: Actor) => Promise<unknown>;
const FAMILY = ["own family"];
const CLINIC = ["own clinic"];
const ACTS: [string, readonly string[], Act][] = [
  ["opens a case to a clinic", FAMILY, (who) => grantCase(who, made.caseId, { clinicId: made.clinic.clinicId, days: 3 })],
  ["ends a clinic's view of a case", FAMILY, (who) => revokeGrant(who, made.grantId)],
  ["asks for cells", ["clinic", ...CLINIC], (who) => askForCells(who, made.caseId, made.ask)],
  ["accepts an expansion", FAMILY, (who) => acceptExpansion(who, made.requestId, made.sign)],
  ["lets cells go", FAMILY, (who) => authoriseRelease(who, made.requestId, made.sign)],
  ["thaws vials to grow them", ["laboratory"], (who) => thawForExpansion(who, made.requestId, { witnessId: made.witness.id })],
  ["reviews a release", ["quality"], (who) => reviewRelease(who, made.requestId, made.sign)],
  ["releases cells", ["qualified_person"], (who) => approveRelease(who, made.requestId, made.sign)],
  ["refuses a request", ["quality", "coordinator"], (who) => refuseRelease(who, made.requestId, { reason: "other" })],
  ["withdraws a request", ["coordinator", ...CLINIC], (who) => cancelRelease(who, made.requestId, { reason: "other" })],
  ["stops a release", ["quality", "medical_director"], (who) => holdRelease(who, made.requestId, { reason: "Look." })],
  ["packs a release", ["laboratory"], (who) => packRelease(who, made.requestId, made.pack)],
  ["hands a shipment to the courier", ["laboratory"], (who) => shipRelease(who, made.requestId, courier())],
  ["confirms what arrived", CLINIC, (who) => receiveShipment(who, made.requestId, arrival(1, -7), COLD_ENOUGH)],
  ["says what became of a vial", CLINIC, (who) => recordEnding(who, made.requestId, ending())],
  ["reports a reaction", CLINIC, (who) => reportReaction(who, made.requestId, reaction())],
  ["closes a reaction", ["quality"], (who) => closeReaction(who, made.reactionId, { outcome: "complete_recovery" })],
  ["says how the patient is", CLINIC, (who) => recordOutcome(who, made.requestId, outcome)],
  [
    "revokes a certificate",
    ["quality", "qualified_person", "responsible_person"],
    (who) => revokeCertificate(who, made.certificateId, revocation),
  ],
  ["places vials", ["laboratory"], (who) => placeVials(who, made.lotId, placement())],
  [
    "moves a vial",
    ["laboratory"],
    (who) => moveVial(who, made.vialId, { positionId: made.positionId, witnessId: made.witness.id, revision: made.revision }),
  ],
  ["destroys vials", ["quality"], (who) => destroyVials(who, destruction())],
  ["notes a dispute", ["coordinator", "quality", "responsible_person"], (who) => noteDispute(who, made.donorId, { ground: "court_order" })],
  ["settles a dispute", ["responsible_person"], (who) => settleDispute(who, made.donorId, settlement)],
];
const courier = () => ({ courier: "Demo Courier", tracking: "DC-9", etaAt: day(1) });
const revocation = { reason: "issued_in_error", password: PASSWORD } as const;
const placement = () => ({ places: [{ vialId: made.vialId, positionId: made.positionId }], witnessId: made.witness.id });
const destruction = () => ({ vialIds: [made.vialId], reason: "expired" as const, witnessId: made.witness.id, password: PASSWORD });
const settlement = { outcome: "agreed", evidence: "Letter.", password: PASSWORD } as const;

describe("nobody else", () => {
  test.each(ACTS)("%s", (_, may, act) => expectRefusedToOthers(may, act, { "own family": made.family, "own clinic": made.clinic.actor }));

  test("builds a store", () =>
    expectRefusedToOthers(["administrator", "laboratory"], (who) => buildStore(who, { site: site(), tanks: [] })));
});
const site = () => ({ code: "X", name: "X", country: "IT", city: "X", timeZone: "Europe/Rome", licence: "X" });

describe("nobody works as staff on cells of their own family", () => {
  const STAFF = ACTS.flatMap(([what, may, act]) =>
    may.filter((who) => !who.includes("own ") && who !== "clinic").map((duty) => [what, duty, act] as const),
  );

  test.each(STAFF)("who %s as %s", async (_, duty, act) => {
    const people = await givenEveryone();
    const before = await happenings();
    const parent: StaffActor = { ...(people[duty as Who] as StaffActor), ownDonors: [made.donorId] };
    expect(await whyNot(() => act(parent))).toBe("not_allowed");
    expect(await happenings()).toBe(before);
  });
});

test("after all these attempts the request, its vials and its certificate stand as they stood", async () => {
  expect(await requestOf(made.requestId)).toMatchObject({ state: "with_clinic", revision: made.sign.revision });
  const vials = await vialsOf(made.lotId);
  expect(vials.find(({ id }) => id === made.vialId)).toMatchObject({ state: "stored", revision: made.revision });
  const row = await readAs(WORKER, (db) =>
    db.selectFrom("certificateStatuses").select("status").where("certificateId", "=", made.certificateId).execute(),
  );
  expect(row.map(({ status }) => status)).not.toContain("revoked");
});
