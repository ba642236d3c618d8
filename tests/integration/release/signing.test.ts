import { beforeAll, describe, expect, test } from "vitest";
import { withdrawConsent } from "~/bank/consent/withdrawal.operations.server";
import { readAs } from "~/bank/history/transact.server";
import { holdLot, liftHold } from "~/bank/laboratory/holds.operations.server";
import { amendLot } from "~/bank/laboratory/lots.operations.server";
import { WORKER } from "~/bank/people/actor";
import { holdRelease } from "~/bank/release/end.operations.server";
import { shut } from "~/bank/release/gates.rules";
import { gatesFor } from "~/bank/release/gates.server";
import { packRelease } from "~/bank/release/ship.operations.server";
import { approveRelease, authoriseRelease, reviewRelease } from "~/bank/release/sign.operations.server";
import { noteDispute, settleDispute } from "~/bank/storage/dispute.operations.server";
import { destroyVials } from "~/bank/storage/leave.operations.server";
import { moveVial } from "~/bank/storage/place.operations.server";
import { at } from "~/outside/clock.server";
import { givenStaff, PASSWORD } from "~tests/support/given/people";
import { ask, bring, day, type Granted, givenGrantedClinic, packing, payFees, requestOf, signature } from "~tests/support/given/release";
import { freeOf, vialsOf } from "~tests/support/given/storage";

let granted: Granted;
let requestId: string;
const review = (who = granted.quality) => at(day(-9), async () => reviewRelease(who, requestId, await signature(requestId)));
const approve = (who = granted.qp) => at(day(-9, 2), async () => approveRelease(who, requestId, await signature(requestId)));
const shutNow = async () => shut(await gatesFor(requestId));

beforeAll(async () => {
  granted = await givenGrantedClinic();
  requestId = await ask(granted);
}, 120_000);

describe("one release, in the order of its signatures", () => {
  test("rule 23: quality cannot review before the family agreed", async () => {
    await expect(review()).rejects.toMatchObject({ code: "wrong_state" });
    expect(await shutNow()).toEqual(["fees", "authorisation"]);
  });

  test("the family signs once, with its password, what it read", async () => {
    const wrong = authoriseRelease(granted.family, requestId, { ...(await signature(requestId)), password: "not it" });
    await expect(wrong).rejects.toMatchObject({ code: "wrong_password" });
    const stale = authoriseRelease(granted.family, requestId, { password: PASSWORD, revision: 99 });
    await expect(stale).rejects.toMatchObject({ code: "moved_on" });
    await bring(granted, requestId, "authorised");
    const again = at(day(-10), async () => authoriseRelease(granted.family, requestId, await signature(requestId)));
    await expect(again).rejects.toMatchObject({ code: "already_authorised" });
  });

  test("rules 23 and 15: a lot that is on hold is not reviewed, and is when the hold is lifted", async () => {
    await at(day(-9.5), () => holdLot(granted.quality, granted.lotId, { reason: "other" }));
    await expect(review()).rejects.toMatchObject({ code: "gates_shut", data: { gates: "disposition" } });
    await at(day(-9.4), () => liftHold(granted.quality, granted.lotId, { reason: "Looked at.", meaning: "approval", password: PASSWORD }));
  });

  test("rule 26: who reviewed does not release, even with the duty", async () => {
    const both = await at(new Date("2020-01-01T09:00:00Z"), () => givenStaff("quality", "qualified_person"));
    await review(both);
    await expect(approve(both)).rejects.toMatchObject({ code: "not_allowed" });
  });

  test("rule 27: expanded cells are not released by the responsible person, nor by quality, nor by the laboratory", async () => {
    for (const who of [granted.rp, granted.quality, granted.laboratory]) {
      await expect(approve(who)).rejects.toMatchObject({ code: "not_allowed" });
    }
  });

  test("rule 28: when the lot is amended after the review, its disposition no longer stands and nobody can release", async () => {
    const lot = () => readAs(WORKER, (db) => db.selectFrom("lots").selectAll().where("id", "=", granted.lotId).executeTakeFirstOrThrow());
    const before = await lot();
    await at(day(-9, 1), () =>
      amendLot(granted.laboratory, granted.lotId, {
        cellsHarvested: before.cellsHarvested ?? 0,
        cellsTested: (before.cellsTested ?? 0) - 1e6,
        reason: "A count was misread.",
      }),
    );
    expect((await lot()).state).toBe("quarantine");
    await expect(approve()).rejects.toMatchObject({ code: "gates_shut", data: { gates: "disposition" } });
    const { disposeLot } = await import("~/bank/laboratory/disposition.operations.server");
    const { dispositionOf } = await import("~tests/support/given/laboratory");
    await at(day(-9, 1.5), async () => disposeLot(granted.quality, granted.lotId, await dispositionOf(granted.lotId, "releasable")));
  });

  test("the qualified person releases, and the gates are kept as they were signed", async () => {
    await approve();
    expect(await requestOf(requestId)).toMatchObject({ state: "approved", approvedBy: granted.qp.id });
    const kept = await readAs(WORKER, (db) => db.selectFrom("gateSnapshots").select("stage").where("requestId", "=", requestId).execute());
    expect(kept.map(({ stage }) => stage).sort()).toEqual(["approval", "review"]);
    await expect(approve(granted.otherQp)).rejects.toMatchObject({ code: "wrong_state" });
  });

  test("quality can stop it, and then it is reviewed and released anew", async () => {
    await at(day(-9, 2.1), () => holdRelease(granted.quality, requestId, { reason: "A call from the clinic." }));
    expect((await requestOf(requestId)).state).toBe("on_hold");
    const open = await readAs(WORKER, (db) =>
      db.selectFrom("tasks").select("kind").where("subjectId", "=", requestId).where("state", "=", "open").execute(),
    );
    expect(open).toEqual([{ kind: "release_review" }]);
    await at(day(-9, 2.2), async () => reviewRelease(granted.quality, requestId, await signature(requestId)));
    await at(day(-9, 2.3), async () => approveRelease(granted.otherQp, requestId, await signature(requestId)));
  });

  test("rule 43: an unpaid fee stops the packing and changes nothing about the vials", async () => {
    const states = async () => (await vialsOf(granted.lotId)).map(({ state, revision }) => `${state} ${revision}`);
    const before = await states();
    const pack = at(day(-8), async () => packRelease(granted.laboratory, requestId, await packing(requestId, -8)));
    await expect(pack).rejects.toMatchObject({ code: "fees_unpaid" });
    expect(await states()).toEqual(before);
    await at(day(-8), () => payFees(requestId, "release"));
  });

  test("rule 44: a dispute freezes moving, packing and destroying, and all goes on when it is settled", async () => {
    const vials = await vialsOf(granted.lotId);
    const stored = vials.find(({ state, purpose }) => state === "stored" && purpose === "dose");
    const [positionId = ""] = await freeOf("T-02");
    await expect(noteDispute(granted.laboratory, granted.donorId, { ground: "court_order" })).rejects.toMatchObject({
      code: "not_allowed",
    });
    await at(day(-8, 1), () => noteDispute(granted.quality, granted.donorId, { ground: "court_order" }));
    const frozen = { code: "disputed" };
    const form = { positionId, witnessId: granted.witness.id, revision: stored?.revision ?? 0 };
    await expect(moveVial(granted.laboratory, stored?.id ?? "", form)).rejects.toMatchObject(frozen);
    const destruction = { vialIds: [stored?.id ?? ""], reason: "withdrawn" as const, witnessId: granted.witness.id, password: PASSWORD };
    await expect(destroyVials(granted.quality, destruction)).rejects.toMatchObject(frozen);
    await expect(packRelease(granted.laboratory, requestId, await packing(requestId, -8))).rejects.toMatchObject(frozen);
    expect((await gatesFor(requestId)).find(({ name }) => name === "disposition")).toMatchObject({ state: "shut", evidence: "disputed" });
    await expect(noteDispute(granted.quality, granted.donorId, { ground: "court_order" })).rejects.toMatchObject({ code: "moved_on" });
    await at(day(-8, 2), () =>
      settleDispute(granted.rp, granted.donorId, { outcome: "agreed", evidence: "Letter of both", password: PASSWORD }),
    );
    expect(await shutNow()).toEqual([]);
  });

  test("rule 7: a release consent that was taken back shuts the gate at that instant, and nothing is packed", async () => {
    await at(day(-8, 2.5), () => withdrawConsent(granted.family, granted.consentId, "release", { confirmed: "yes" }));
    const pack = at(day(-8, 3), async () => packRelease(granted.laboratory, requestId, await packing(requestId, -8)));
    await expect(pack).rejects.toMatchObject({ code: "gates_shut", data: { gates: "consent" } });
  });
});
