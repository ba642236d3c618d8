import { beforeAll, expect, test } from "vitest";
import { readAs } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { askForCells } from "~/bank/release/ask.operations.server";
import { cancelRelease, holdRelease } from "~/bank/release/end.operations.server";
import { grantCase } from "~/bank/release/grants.operations.server";
import { approveRelease, reviewRelease } from "~/bank/release/sign.operations.server";
import { placeVials } from "~/bank/storage/place.operations.server";
import { at } from "~/outside/clock.server";
import { givenClinic } from "~tests/support/given/people";
import { ask, askOf, bring, day, type Granted, givenGrantedClinic, requestOf, signature } from "~tests/support/given/release";
import { freeOf, givenFrozen, vialsOf } from "~tests/support/given/storage";

const TIMES = 100;
let granted: Granted;

beforeAll(async () => {
  granted = await givenGrantedClinic();
}, 180_000);

const won = (results: readonly PromiseSettledResult<unknown>[]) => results.filter(({ status }) => status === "fulfilled").length;
const codes = (results: readonly PromiseSettledResult<unknown>[]) =>
  results.flatMap((result) => (result.status === "rejected" ? [(result.reason as { code?: string }).code] : []));

test(`two clinics ask for the same vials at once, ${TIMES} times: exactly one gets them (rule 37)`, async () => {
  const other = await at(new Date("2020-01-01T09:00:00Z"), () => givenClinic());
  await at(day(-12), () => grantCase(granted.family, granted.caseId, { clinicId: other.clinicId, days: 365 }));
  const forms = [await askOf(granted), await askOf({ ...granted, clinic: other })];
  const actors = [granted.clinic.actor, other.actor];
  for (let round = 0; round < TIMES; round += 1) {
    const results = await at(day(-11), () =>
      Promise.allSettled(actors.map((actor, index) => askForCells(actor, granted.caseId, forms[index] as (typeof forms)[number]))),
    );
    expect(won(results)).toBe(1);
    expect(["vial_reserved", "dose_not_deliverable"]).toContain(codes(results)[0]);
    const winner = results.findIndex(({ status }) => status === "fulfilled");
    const result = results[winner];
    const requestId = result?.status === "fulfilled" ? result.value : "";
    const reserved = (await vialsOf(granted.lotId)).filter(({ state }) => state === "reserved");
    expect(reserved).toHaveLength(3);
    const actor = actors[winner];
    if (actor) await at(day(-11), () => cancelRelease(actor, requestId, { reason: "other" }));
  }
}, 300_000);

test(`two qualified persons release the same vials at once, ${TIMES} times: exactly one signs`, async () => {
  const requestId = await ask(granted);
  await bring(granted, requestId, "reviewed");
  for (let round = 0; round < TIMES; round += 1) {
    const form = await signature(requestId);
    const results = await at(day(-9, 2), () =>
      Promise.allSettled([granted.qp, granted.otherQp].map((who) => approveRelease(who, requestId, form))),
    );
    expect(won(results)).toBe(1);
    expect(codes(results)).toEqual(["moved_on"]);
    expect((await requestOf(requestId)).state).toBe("approved");
    await at(day(-9, 2), () => holdRelease(granted.quality, requestId, { reason: "Once more." }));
    await at(day(-9, 2), async () => reviewRelease(granted.quality, requestId, await signature(requestId)));
  }
  const signed = await readAs(WORKER, (db) =>
    db.selectFrom("signatures").select("id").where("subjectId", "=", requestId).where("meaning", "=", "approval").execute(),
  );
  expect(signed).toHaveLength(TIMES);
}, 600_000);

test(`two lots are placed into one position at once, ${TIMES} times: exactly one vial stands there (rule 12)`, async () => {
  const vials = { dose: 1, reserve: 0, qc: TIMES, retain: 0, cellsPerVial: 1e5, volumeMl: 1 };
  const [one, other] = [await givenFrozen({ vials }), await givenFrozen({ vials })];
  const forTests = async (lotId: string) => (await vialsOf(lotId)).filter(({ purpose }) => purpose === "qc").map(({ id }) => id);
  const [mine, theirs] = [await forTests(one.lotId), await forTests(other.lotId)];
  const positions = await freeOf("T-02");
  const put = (lotId: string, vialId: string, positionId: string) =>
    at(one.day(28), () => placeVials(one.laboratory, lotId, { places: [{ vialId, positionId }], witnessId: one.witness.id }));
  for (let round = 0; round < TIMES; round += 1) {
    const where = positions[round] ?? "";
    const results = await Promise.allSettled([put(one.lotId, mine[round] ?? "", where), put(other.lotId, theirs[round] ?? "", where)]);
    expect(won(results)).toBe(1);
    expect(codes(results)).toEqual(["position_taken"]);
  }
  const standing = await readAs(WORKER, (db) =>
    db.selectFrom("vials").select("id").where("positionId", "in", positions.slice(0, TIMES)).execute(),
  );
  expect(standing).toHaveLength(TIMES);
}, 300_000);
