import { describe, expect, test } from "vitest";
import { stillSigned } from "~/bank/history/signature.server";
import { readAs, transact } from "~/bank/history/transact.server";
import { disposeLot } from "~/bank/laboratory/disposition.operations.server";
import { dispositionRecord, proposeDisposition, standingDisposition } from "~/bank/laboratory/disposition.server";
import { decideLotDeviation, holdLot, liftHold } from "~/bank/laboratory/holds.operations.server";
import { amendLot, harvestLot } from "~/bank/laboratory/lots.operations.server";
import { approveTestResult, approveTestResults, enterTestResult } from "~/bank/laboratory/results.operations.server";
import { endotoxinFor, lotStanding } from "~/bank/laboratory/standing.server";
import { WORKER } from "~/bank/people/actor";
import { dayIn } from "~/web/when";
import { ownerPool } from "~db/client.server";
import {
  dispositionOf,
  givenFrozenLot,
  givenHarvestedCulture,
  givenMarkers,
  givenReleasableLot,
  givenResults,
  givenTestedLot,
  passing,
  revisionOf,
  testsOf,
} from "~tests/support/given/laboratory";
import { PASSWORD } from "~tests/support/given/people";

const signed = { meaning: "approval", password: PASSWORD } as const;
const lotOf = (id: string) => readAs(WORKER, (db) => db.selectFrom("lots").selectAll().where("id", "=", id).executeTakeFirstOrThrow());
const proposed = (lotId: string) => readAs(WORKER, (db) => proposeDisposition(db, lotId));
const deviationsOf = (subjectId: string) =>
  readAs(WORKER, (db) =>
    db.selectFrom("deviations").select(["id", "kind", "state"]).where("subjectId", "=", subjectId).orderBy("openedAt").execute(),
  );

type Lot = Awaited<ReturnType<typeof givenFrozenLot>>;
/** One test of a lot, read on a day. */
async function read(lot: Lot, name: string, value: string, on: number, more: { retestOf?: string; status?: "interim" | "final" } = {}) {
  const test = (await testsOf(lot.lotId))[name];
  if (!test) throw new Error(`No test ${name}.`);
  const form = {
    specificationTestId: test.id,
    value,
    status: "final" as const,
    sampledAt: lot.day(27),
    testedOn: dayIn(lot.day(on), "UTC"),
    laboratory: "Demo QC",
    ...more,
  };
  return lot.onDay(on, () => enterTestResult(lot.laboratory, lot.lotId, form));
}

describe("test results", () => {
  test("rule 25: a result outside the specification stays; a retest is another result that names it", async () => {
    const lot = await givenFrozenLot();
    const first = await read(lot, "viability_post_thaw", "66", 40);
    await expect(read(lot, "viability_post_thaw", "72", 41)).rejects.toMatchObject({ code: "result_stands" });
    const second = await read(lot, "viability_post_thaw", "72", 41, { retestOf: first });
    const { rows, standings } = await readAs(WORKER, (db) => lotStanding(db, lot.lotId));
    expect(rows.find(({ test }) => test.test === "viability_post_thaw")).toMatchObject({
      result: { id: second, verdict: "in_spec" },
      earlier: [{ id: first, verdict: "out_of_spec", valueNumber: 66 }],
    });
    expect(standings.viability_post_thaw).toBe("unapproved");
  });

  test("rule 25: the database itself refuses to overwrite a result", async () => {
    const lot = await givenFrozenLot();
    const id = await read(lot, "viability_post_thaw", "66", 40);
    await expect(ownerPool().query("update test_results set value_number = 90 where id = $1", [id])).rejects.toThrow(/never overwritten/);
  });

  test("rule 26: nobody approves what they entered; an approval is signed with the password", async () => {
    const lot = await givenFrozenLot();
    const id = await read(lot, "viability_post_thaw", "82", 40);
    await expect(lot.onDay(41, () => approveTestResult(lot.laboratory, id, signed))).rejects.toMatchObject({ code: "own_work" });
    await expect(lot.onDay(41, () => approveTestResult(lot.witness, id, signed))).rejects.toMatchObject({ code: "not_allowed" });
    await expect(lot.onDay(41, () => approveTestResult(lot.quality, id, { ...signed, password: "wrong" }))).rejects.toMatchObject({
      code: "wrong_password",
    });
    await lot.onDay(41, () => approveTestResult(lot.quality, id, signed));
    await expect(lot.onDay(42, () => approveTestResult(lot.quality, id, signed))).rejects.toMatchObject({ code: "already_approved" });
    const row = await readAs(WORKER, (db) => db.selectFrom("testResults").selectAll().where("id", "=", id).executeTakeFirstOrThrow());
    const record = {
      id,
      lotId: lot.lotId,
      specificationTestId: row.specificationTestId,
      value: 82,
      verdict: "in_spec",
      status: "final",
      retestOf: null,
    };
    expect(await transact(WORKER, (tx) => stillSigned(tx, row.signatureId ?? "", record))).toBe(true);
    expect(await transact(WORKER, (tx) => stillSigned(tx, row.signatureId ?? "", { ...record, value: 83 }))).toBe(false);
  });

  test("an interim reading does not release a lot; its final one does", async () => {
    const lot = await givenTestedLot({}, { sterility: null });
    const interim = await read(lot, "sterility", "no_growth", 43, { status: "interim" });
    await lot.onDay(44, () => approveTestResult(lot.quality, interim, signed));
    expect(await proposed(lot.lotId)).toMatchObject({ disposition: "quarantine", reasons: [{ code: "test_pending", about: "sterility" }] });
    const final = await read(lot, "sterility", "no_growth", 45, { retestOf: interim });
    await lot.onDay(46, () => approveTestResult(lot.quality, final, signed));
    expect(await proposed(lot.lotId)).toMatchObject({ disposition: "releasable", reasons: [] });
  });
  test("a word where a number is asked is refused, and so is a test of another specification", async () => {
    const lot = await givenFrozenLot();
    await expect(read(lot, "viability_post_thaw", "fine", 40)).rejects.toMatchObject({ code: "wrong_kind_of_value" });
    const form = {
      specificationTestId: lot.lotId,
      value: "1",
      status: "final" as const,
      sampledAt: lot.day(27),
      testedOn: dayIn(lot.day(40), "UTC"),
      laboratory: "Demo QC",
    };
    await expect(lot.onDay(40, () => enterTestResult(lot.laboratory, lot.lotId, form))).rejects.toMatchObject({
      code: "test_of_another_specification",
    });
  });
  test("rule 33: the same lot's endotoxin passes for a vein and fails for the spinal canal", async () => {
    const lot = await givenTestedLot({}, { endotoxin: "0.4" });
    const use = { weightKg: 70, volumeMl: 40, hours: 1 };
    const verdict = (route: "intravenous" | "intrathecal", volumeMl = 40) =>
      readAs(WORKER, (db) => endotoxinFor(db, lot.lotId, { ...use, volumeMl, route }));
    expect(await verdict("intravenous")).toMatchObject({ limitEuPerMl: 8.75, passes: true });
    expect(await verdict("intrathecal", 40)).toMatchObject({ limitEuPerMl: 0.35, passes: false });
  });
});

describe("holds", () => {
  test("growth of microbes holds the lot at once and opens a deviation; the family is told", async () => {
    const lot = await givenFrozenLot();
    await read(lot, "sterility", "growth", 36);
    expect(await lotOf(lot.lotId)).toMatchObject({ state: "hold", holdReason: "contamination" });
    expect(await deviationsOf(lot.lotId)).toMatchObject([{ kind: "contamination", state: "open" }]);
    const [{ data } = { data: null }] = await readAs(WORKER, (db) =>
      db.selectFrom("events").select("data").where("type", "=", "lot.held").where("donorId", "=", lot.donorId).execute(),
    );
    expect(data).toMatchObject({ reason: "contamination", lotIds: [lot.lotId] });
  });
  test("rule 31: an identity that does not match holds the lot and the donor's other lots", async () => {
    const { cultureId, ...culture } = await givenHarvestedCulture();
    const make = (cellsHarvested: number) =>
      culture.onDay(26, () => harvestLot(culture.laboratory, cultureId, { cellsHarvested, cellsTested: 0 }));
    const [lotId, sibling] = [await make(3e7), await make(3e7)];
    await read({ ...culture, cultureId, lotId, vialIds: [] }, "identity_str", "mismatch", 36);
    expect(await lotOf(lotId)).toMatchObject({ state: "hold", holdReason: "identity", origin: null });
    expect(await lotOf(sibling)).toMatchObject({ state: "hold", holdReason: "identity_of_sibling" });
    expect(await deviationsOf(lotId)).toMatchObject([{ kind: "identity", state: "open" }]);
    await expect(culture.onDay(37, () => harvestLot(culture.laboratory, cultureId, { cellsTested: 0 }))).resolves.toBeTruthy();
  });
  test("rule 30: cells that are the mother's are not the child's own; proven fetal ones are", async () => {
    const maternal = await givenFrozenLot({ tissue: "birth" });
    await givenMarkers(maternal);
    await givenResults(maternal, { identity_str: "maternal" });
    expect(await lotOf(maternal.lotId)).toMatchObject({ state: "hold", origin: "maternal" });
    expect((await proposed(maternal.lotId)).reasons.map(({ code }) => code)).toContain("origin_not_the_childs");
    const release = maternal.onDay(43, async () =>
      disposeLot(maternal.quality, maternal.lotId, await dispositionOf(maternal.lotId, "releasable")),
    );
    await expect(release).rejects.toMatchObject({ code: "more_favourable_than_computed" });
    const fetal = await givenTestedLot({ tissue: "birth" });
    expect(await lotOf(fetal.lotId)).toMatchObject({ origin: "fetal" });
    expect(await proposed(fetal.lotId)).toMatchObject({ disposition: "releasable" });
  });
  test("a hold is lifted by quality once its deviations are decided, back to the disposition that stands", async () => {
    const lot = await givenReleasableLot();
    await expect(lot.onDay(44, () => holdLot(lot.laboratory, lot.lotId, { reason: "excursion" }))).rejects.toMatchObject({
      code: "not_allowed",
    });
    await lot.onDay(44, () => holdLot(lot.quality, lot.lotId, { reason: "excursion" }));
    expect(await lotOf(lot.lotId)).toMatchObject({ state: "hold", holdReason: "excursion" });
    await lot.onDay(45, () => liftHold(lot.quality, lot.lotId, { ...signed, reason: "Pilot vial thawed well." }));
    expect(await lotOf(lot.lotId)).toMatchObject({ state: "releasable", holdReason: null });
  });
  test("a deviation is decided by another person than opened it, and one that is not accepted keeps the lot in", async () => {
    const lot = await givenTestedLot({}, { sterility: "growth" });
    const lift = () => lot.onDay(45, () => liftHold(lot.quality, lot.lotId, { ...signed, reason: "Looked at." }));
    await expect(lift()).rejects.toMatchObject({ code: "deviation_open" });
    const [deviation] = await deviationsOf(lot.lotId);
    const decide = (actor: typeof lot.quality) =>
      lot.onDay(44, () => decideLotDeviation(actor, deviation?.id ?? "", { ...signed, decision: "rejected", note: "Oral flora." }));
    await expect(decide(lot.laboratory)).rejects.toMatchObject({ code: "own_work" });
    await decide(lot.quality);
    await lift();
    expect((await proposed(lot.lotId)).reasons.map(({ code }) => code)).toContain("deviation_rejected");
  });
});

describe("disposition", () => {
  test("is computed, decided by quality and signed; the recommendation stays beside it", async () => {
    const lot = await givenTestedLot();
    const form = await dispositionOf(lot.lotId, "releasable");
    await expect(lot.onDay(43, () => disposeLot(lot.laboratory, lot.lotId, form))).rejects.toMatchObject({ code: "not_allowed" });
    await lot.onDay(43, () => disposeLot(lot.quality, lot.lotId, form));
    expect((await lotOf(lot.lotId)).state).toBe("releasable");
    const standing = await readAs(WORKER, (db) => standingDisposition(db, lot.lotId));
    expect(standing).toMatchObject({ disposition: "releasable", recommended: "releasable", printedName: lot.quality.displayName });
    await expect(lot.onDay(44, () => disposeLot(lot.quality, lot.lotId, form))).rejects.toMatchObject({ code: "moved_on" });
  });
  test("rule 23: is never more favourable than the facts, and needs a reason where it is more cautious", async () => {
    const lot = await givenTestedLot({}, { viability_post_thaw: "66" });
    const dispose = (disposition: "releasable" | "nonconforming_hold" | "rejected", reason = "") =>
      lot.onDay(43, async () => disposeLot(lot.quality, lot.lotId, await dispositionOf(lot.lotId, disposition, reason)));
    expect(await proposed(lot.lotId)).toMatchObject({
      disposition: "nonconforming_hold",
      reasons: [{ code: "out_of_specification", about: "viability_post_thaw" }],
    });
    await expect(dispose("releasable", "The patient waits.")).rejects.toMatchObject({ code: "more_favourable_than_computed" });
    await expect(dispose("rejected")).rejects.toMatchObject({ code: "disposition_reason_needed" });
    await dispose("nonconforming_hold");
    expect((await lotOf(lot.lotId)).state).toBe("nonconforming_hold");
  });
  test("rule 22: a reactive donor's lot can only be released to the donor, as a biological hazard", async () => {
    const lot = await givenTestedLot({}, {}, { hbv_dna: "confirmed" });
    const dispose = (disposition: "releasable" | "releasable_autologous_biohazard") =>
      lot.onDay(43, async () => disposeLot(lot.quality, lot.lotId, await dispositionOf(lot.lotId, disposition)));
    await expect(dispose("releasable")).rejects.toMatchObject({ code: "more_favourable_than_computed" });
    await dispose("releasable_autologous_biohazard");
    expect(await lotOf(lot.lotId)).toMatchObject({ state: "releasable_autologous_biohazard", biohazard: true });
  });

  test("rule 25: a lot that passed only after a retest needs the decision's reason", async () => {
    const lot = await givenTestedLot({}, { viability_post_thaw: "66" });
    const [test] = Object.values(await testsOf(lot.lotId)).filter((each) => each.test === "viability_post_thaw");
    const { rows } = await readAs(WORKER, (db) => lotStanding(db, lot.lotId));
    const first = rows.find(({ test: { id } }) => id === test?.id)?.result;
    const second = await read(lot, "viability_post_thaw", test ? passing(test) : "", 43, { retestOf: first?.id ?? "" });
    await lot.onDay(44, () => approveTestResult(lot.quality, second, signed));
    const dispose = (reason: string) =>
      lot.onDay(45, async () => disposeLot(lot.quality, lot.lotId, await dispositionOf(lot.lotId, "releasable", reason)));
    await expect(dispose("")).rejects.toMatchObject({ code: "disposition_reason_needed" });
    await dispose("The first vial was thawed too slowly.");
    expect((await lotOf(lot.lotId)).state).toBe("releasable");
  });

  test("rule 28: a record edited after it was signed loses its signature, and the lot goes back to quarantine", async () => {
    const lot = await givenReleasableLot();
    const before = await readAs(WORKER, (db) => standingDisposition(db, lot.lotId));
    const stands = () =>
      transact(WORKER, async (tx) =>
        stillSigned(tx, before?.signatureId ?? "", await dispositionRecord(tx, lot.lotId, { disposition: "releasable", reason: "" })),
      );
    expect(await stands()).toBe(true);
    await lot.onDay(50, () =>
      amendLot(lot.laboratory, lot.lotId, { cellsHarvested: 7.8e7, cellsTested: 3.7e7, reason: "The second count was misread." }),
    );
    expect(await stands()).toBe(false);
    expect((await lotOf(lot.lotId)).state).toBe("quarantine");
    expect(await readAs(WORKER, (db) => standingDisposition(db, lot.lotId))).toBeUndefined();
    const { rows } = await ownerPool().query("select voided_at from signatures where id = $1", [before?.signatureId]);
    expect(rows[0].voided_at).toEqual(lot.day(50));
  });

  test("rule 28: a retest after release does the same, and a rejected lot takes no more results", async () => {
    const lot = await givenReleasableLot();
    const { rows } = await readAs(WORKER, (db) => lotStanding(db, lot.lotId));
    const viability = rows.find(({ test }) => test.test === "viability_post_thaw");
    const retestOf = viability?.result?.id ?? "";
    await read(lot, "viability_post_thaw", "80", 50, { retestOf });
    expect((await lotOf(lot.lotId)).state).toBe("quarantine");
    await lot.onDay(51, async () => disposeLot(lot.quality, lot.lotId, await dispositionOf(lot.lotId, "rejected", "The family asked.")));
    await expect(read(lot, "viability_post_thaw", "81", 52)).rejects.toMatchObject({ code: "wrong_state" });
  });

  test("a rejected lot that was the last hope fails its case", async () => {
    const lot = await givenTestedLot({ tissue: "dental_pulp" }, { sterility: "growth" });
    await lot.onDay(45, async () => disposeLot(lot.quality, lot.lotId, await dispositionOf(lot.lotId, "rejected", "S. mitis, twice.")));
    const [held, event] = await readAs(WORKER, async (db) => [
      await db.selectFrom("cases").select("state").where("id", "=", lot.caseId).executeTakeFirstOrThrow(),
      await db
        .selectFrom("events")
        .select("data")
        .where("type", "=", "lot.failed")
        .where("donorId", "=", lot.donorId)
        .executeTakeFirstOrThrow(),
    ]);
    expect(held.state).toBe("failed_process");
    expect(event.data).toMatchObject({ caseFailed: true, disposition: "rejected", lotId: lot.lotId });
  });

  test("two people of quality sign at once: one decision stands", async () => {
    const lot = await givenTestedLot();
    const form = { ...(await dispositionOf(lot.lotId, "releasable")), revision: await revisionOf(lot.lotId) };
    const both = await Promise.allSettled([1, 2].map(() => lot.onDay(43, () => disposeLot(lot.quality, lot.lotId, form))));
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("approving everything that waits is one act", async () => {
    const lot = await givenFrozenLot();
    await read(lot, "viability_post_thaw", "82", 40);
    await read(lot, "karyotype", "normal", 40);
    await lot.onDay(41, () => approveTestResults(lot.quality, lot.lotId, signed));
    const { standings } = await readAs(WORKER, (db) => lotStanding(db, lot.lotId));
    expect([standings.viability_post_thaw, standings.karyotype]).toEqual(["in_spec", "in_spec"]);
  });
});
