import { beforeAll, describe, expect, test } from "vitest";
import { certifyRelease } from "~/bank/certificates/certify.operations.server";
import { revokeCertificate } from "~/bank/certificates/operations.server";
import { published } from "~/bank/certificates/published.server";
import { judge, openPublished } from "~/bank/certificates/verdict.rules";
import { readAs } from "~/bank/history/transact.server";
import { holdLot, liftHold } from "~/bank/laboratory/holds.operations.server";
import { WORKER } from "~/bank/people/actor";
import { cancelRelease, holdRelease } from "~/bank/release/end.operations.server";
import { reportReaction } from "~/bank/release/reaction.operations.server";
import { receiveShipment, recordEnding } from "~/bank/release/receive.operations.server";
import { packRelease, shipRelease } from "~/bank/release/ship.operations.server";
import { approveRelease, reviewRelease } from "~/bank/release/sign.operations.server";
import { vialsHeldBy } from "~/bank/release/store.server";
import { noteDispute, settleDispute } from "~/bank/storage/dispute.operations.server";
import { at } from "~/outside/clock.server";
import { refundsOf } from "~tests/support/given/billing";
import { lastEvent } from "~tests/support/given/certificates";
import { follow } from "~tests/support/given/jobs";
import { PASSWORD } from "~tests/support/given/people";
import {
  arrival,
  ask,
  bring,
  COLD_ENOUGH,
  day,
  type Granted,
  givenGrantedClinic,
  packing,
  payFees,
  requestOf,
  type Stage,
  signature,
} from "~tests/support/given/release";
import { vialsOf } from "~tests/support/given/storage";

let granted: Granted;
beforeAll(async () => {
  granted = await givenGrantedClinic();
}, 120_000);

/** One vial's worth, so that every story has its own; approved, with its certificate. */
async function certified(to: Stage = "approved", family: Granted = granted): Promise<string> {
  const requestId = await ask(family, { doseCells: 2e6 });
  await bring(family, requestId, "approved");
  await at(day(-9, 2), () => follow(family.donorId, "release.approved"));
  expect(await answers(requestId)).toEqual(["authentic"]);
  await bring(family, requestId, to, "approved");
  return requestId;
}

/** What everyone is told who checks the certificates of a request, in the order of their issue. */
async function answers(requestId: string): Promise<string[]> {
  const known = openPublished(await published());
  const papers = await readAs(WORKER, (db) =>
    db.selectFrom("certificates").select("code").where("requestId", "=", requestId).orderBy("issuedAt").orderBy("id").execute(),
  );
  return papers.map(({ code }) => judge(code, known).answer);
}

const vialsHeld = (requestId: string) => readAs(WORKER, (db) => vialsHeldBy(db, requestId, "release"));
const stored = async () => (await vialsOf(granted.lotId)).filter(({ state }) => state === "stored").length;
const leave = (requestId: string) =>
  at(day(-8, 3), () => shipRelease(granted.laboratory, requestId, { courier: "Demo Courier", tracking: "x", etaAt: day(-7) }));
const lift = () => liftHold(granted.quality, granted.lotId, { reason: "Looked at.", meaning: "approval", password: PASSWORD });

describe("a request that is withdrawn after it was approved", () => {
  test("its certificate is withdrawn, its vials are free, and the release fee goes back whole, once", async () => {
    const free = await stored();
    const requestId = await certified();
    await at(day(-9, 3), () => payFees(requestId, "release"));
    await at(day(-9, 4), () => cancelRelease(granted.clinic.actor, requestId, { reason: "patient_changed" }));
    await at(day(-9, 4), () => follow(granted.donorId, "release.cancelled"));
    await at(day(-9, 4), () => follow(granted.donorId, "release.cancelled"));
    expect(await answers(requestId)).toEqual(["revoked"]);
    expect(await stored()).toBe(free);
    expect(await refundsOf(granted.caseId)).toMatchObject([{ amountMinor: 950_00, reason: "not_released", state: "owed" }]);
  });

  test("a certificate that was not drawn yet is never issued", async () => {
    const requestId = await ask(granted, { doseCells: 2e6 });
    await bring(granted, requestId, "approved");
    const approved = await lastEvent(granted.caseId, "release.approved");
    await at(day(-9, 3), () => cancelRelease(granted.clinic.actor, requestId, { reason: "other" }));
    await expect(certifyRelease(approved)).rejects.toMatchObject({ code: "approval_lapsed" });
    await follow(granted.donorId, "release.approved");
    expect(await answers(requestId)).toEqual([]);
  });

  test("withdrawn and certified at the same time, 20 times: no certificate stands afterwards", async () => {
    for (let round = 0; round < 20; round += 1) {
      const requestId = await ask(granted, { doseCells: 2e6 });
      await bring(granted, requestId, "approved");
      const approved = await lastEvent(granted.caseId, "release.approved");
      const cancelled = cancelRelease(granted.clinic.actor, requestId, { reason: "other" }).then(() =>
        follow(granted.donorId, "release.cancelled"),
      );
      await Promise.allSettled([certifyRelease(approved), cancelled]);
      expect((await answers(requestId)).filter((answer) => answer !== "revoked")).toEqual([]);
    }
  });
});

describe("a release that is stopped before it leaves", () => {
  test("quality holds it: the certificate is withdrawn; after a new review and a new signature another one stands", async () => {
    const requestId = await certified();
    await at(day(-9, 3), () => holdRelease(granted.quality, requestId, { reason: "A late result." }));
    await at(day(-9, 3), () => follow(granted.donorId, "release.held"));
    expect(await answers(requestId)).toEqual(["revoked"]);
    await at(day(-9, 4), async () => reviewRelease(granted.quality, requestId, await signature(requestId)));
    await at(day(-9, 5), async () => approveRelease(granted.qp, requestId, await signature(requestId)));
    await at(day(-9, 5), () => follow(granted.donorId, "release.approved"));
    expect(await answers(requestId)).toEqual(["revoked", "authentic"]);
    await cancelRelease(granted.clinic.actor, requestId, { reason: "other" });
  });

  test.each([
    ["a dispute", () => noteDispute(granted.quality, granted.donorId, { ground: "court_order" }), "dispute.noted"],
    ["a hold of its lot", () => holdLot(granted.quality, granted.lotId, { reason: "other" }), "lot.held"],
  ] as const)("%s makes the approval lapse: it waits for a new review, and its certificate is withdrawn", async (_what, stop, event) => {
    const requestId = await certified();
    await at(day(-9, 4), stop);
    await expect(at(day(-9, 4), async () => packRelease(granted.laboratory, requestId, await packing(requestId, -9)))).rejects.toThrow();
    await at(day(-9, 4), () => follow(granted.donorId, event));
    await at(day(-9, 4), () => follow(granted.donorId, "release.held"));
    expect(await requestOf(requestId)).toMatchObject({ state: "on_hold", approvedAt: null, approvedBy: null });
    expect(await answers(requestId)).toEqual(["revoked"]);
    await (event === "lot.held"
      ? lift()
      : settleDispute(granted.rp, granted.donorId, { outcome: "agreed", evidence: "Letter of both", password: PASSWORD }));
    await cancelRelease(granted.clinic.actor, requestId, { reason: "other" });
  });

  test("a certificate that is withdrawn by hand stops the packing at once", async () => {
    const requestId = await certified();
    await at(day(-9, 3), () => payFees(requestId, "release"));
    const { id } = await readAs(WORKER, (db) =>
      db.selectFrom("certificates").select("id").where("requestId", "=", requestId).executeTakeFirstOrThrow(),
    );
    await at(day(-9, 4), () => revokeCertificate(granted.qp, id, { reason: "result_changed", password: PASSWORD }));
    const packed = at(day(-8), async () => packRelease(granted.laboratory, requestId, await packing(requestId, -8)));
    await expect(packed).rejects.toMatchObject({ code: "approval_lapsed" });
    await follow(granted.donorId, "certificate.revoked");
    expect((await requestOf(requestId)).state).toBe("on_hold");
    await cancelRelease(granted.clinic.actor, requestId, { reason: "other" });
  });

  test("packed already: it does not leave while its lot is held, nor after, until it is signed anew; then another certificate stands", async () => {
    const requestId = await certified("packed");
    await at(day(-8, 1), () => holdLot(granted.quality, granted.lotId, { reason: "other" }));
    await expect(leave(requestId)).rejects.toMatchObject({ code: "gates_shut" });
    await at(day(-8, 1), () => follow(granted.donorId, "lot.held"));
    await at(day(-8, 1), () => follow(granted.donorId, "release.held"));
    expect(await requestOf(requestId)).toMatchObject({ state: "packed", approvedAt: null });
    expect(await answers(requestId)).toEqual(["revoked"]);
    const early = at(day(-8, 1), async () => approveRelease(granted.qp, requestId, await signature(requestId)));
    await expect(early).rejects.toMatchObject({ code: "gates_shut" });
    await at(day(-8, 2), lift);
    await expect(leave(requestId)).rejects.toMatchObject({ code: "approval_lapsed" });
    await at(day(-8, 2), async () => approveRelease(granted.qp, requestId, await signature(requestId)));
    await at(day(-8, 2), () => follow(granted.donorId, "release.approved"));
    expect(await answers(requestId)).toEqual(["revoked", "authentic"]);
    await leave(requestId);
  });

  test("packed and stopped: the certificate is withdrawn and the release fee goes back", async () => {
    const before = (await refundsOf(granted.caseId)).length;
    const requestId = await certified("packed");
    await at(day(-8, 1), () => holdRelease(granted.quality, requestId, { reason: "A late result." }));
    await at(day(-8, 1), () => follow(granted.donorId, "release.held"));
    expect(await answers(requestId)).toEqual(["revoked"]);
    expect(await refundsOf(granted.caseId)).toHaveLength(before + 1);
  });
});

describe("cells that were not used", () => {
  test("rejected on arrival: the certificate is withdrawn", async () => {
    const fresh = await givenGrantedClinic();
    const requestId = await certified("in_transit", fresh);
    const form = { ...arrival(1, -7), loggerMaxCelsius: -128 };
    await at(day(-7), () => receiveShipment(fresh.clinic.actor, requestId, form, COLD_ENOUGH));
    await at(day(-7), () => follow(fresh.donorId, "release.rejected"));
    expect(await answers(requestId)).toEqual(["revoked"]);
  });

  test("destroyed at the clinic: the certificate is withdrawn; infused: it stands, also after a reaction; the rest of the lot is stopped", async () => {
    const fresh = await givenGrantedClinic();
    const unused = await certified("with_clinic", fresh);
    const end = async (id: string, ending: "infused" | "destroyed") => {
      const vialIds = (await vialsHeld(id)).map((vial) => vial.id);
      await at(day(-6), () => recordEnding(fresh.clinic.actor, id, { vialIds, ending, evidence: "IR-1", happenedAt: day(-6) }));
      await at(day(-6), () => follow(fresh.donorId, "release.ended"));
    };
    await end(unused, "destroyed");
    expect(await answers(unused)).toEqual(["revoked"]);
    const used = await certified("with_clinic", fresh);
    await end(used, "infused");
    const next = await certified("approved", fresh);
    const [description, reporter] = ["Fever.", "Dr A. Conti"];
    const reaction = { description, reporter, grade: 2, serious: "no" as const, imputability: "1" as const };
    await at(day(-5), () => reportReaction(fresh.clinic.actor, used, { ...reaction, firstKnownAt: day(-5.5), onsetAt: day(-5.5) }));
    await at(day(-5), () => follow(fresh.donorId, "reaction.suspected"));
    await at(day(-5), () => follow(fresh.donorId, "release.held"));
    expect((await requestOf(next)).state).toBe("on_hold");
    expect(await answers(next)).toEqual(["revoked"]);
    expect(await answers(used)).toEqual(["authentic"]);
    expect((await vialsOf(fresh.lotId)).filter(({ state }) => state === "reserved")).toHaveLength(1);
  });
});
