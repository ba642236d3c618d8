import { readAs } from "~/bank/history/transact.server";
import { disposeLot } from "~/bank/laboratory/disposition.operations.server";
import { freezeLot } from "~/bank/laboratory/freezing.operations.server";
import { harvestLot } from "~/bank/laboratory/lots.operations.server";
import { harvestPassage, seedPassage } from "~/bank/laboratory/passages.operations.server";
import { type PersonActor, WORKER } from "~/bank/people/actor";
import { acceptExpansion, finishExpansion, thawForExpansion } from "~/bank/release/expand.operations.server";
import { at } from "~/outside/clock.server";
import { countsFor } from "~db/seed/laboratory-counts";
import { dispositionOf, givenBench, givenResults, growingPassage } from "./laboratory";
import { ask, dateOn, day, givenGrantedClinic, payFees, signature } from "./release";
import { place } from "./storage";

/** Two passages, and a release lot of 14 doses of ten million, one vial for tests and one kept, in its places. @returns the lot's id */
export async function growRelease(cultureId: string, { from, to }: { from: number; to: number }): Promise<string> {
  const { laboratory, witness } = await givenBench();
  const half = (from + to) / 2;
  const passage = async (seededOn: number, harvestedOn: number, seeded: number, harvested: number) => {
    await at(day(seededOn), () =>
      seedPassage(laboratory, cultureId, { seededAt: day(seededOn), seededCells: seeded, areaCm2: seeded / 4000 }),
    );
    const growing = await growingPassage(cultureId);
    await at(day(harvestedOn), () => harvestPassage(laboratory, growing, { harvestedAt: day(harvestedOn), ...countsFor(harvested, 95) }));
  };
  await passage(from, half, 1.12e7, 4.6e7);
  await passage(half, to, 4.6e7, 1.75e8);
  const lotId = await at(day(to, 1), () => harvestLot(laboratory, cultureId, { cellsTested: 1e7 }));
  const frozen = { cryoprotectant: "CS10, 10 % DMSO", programme: "CRF-1 v2", contactMinutes: 20, endTemperatureCelsius: -110, volumeMl: 1 };
  const vials = { dose: 14, reserve: 0, qc: 1, retain: 1, cellsPerVial: 1e7 };
  const by = { freezerSerial: "CRF-0042", witnessId: witness.id, startedAt: day(to, 1.5), endedAt: day(to, 2.5) };
  await at(day(to, 3), () => freezeLot(laboratory, lotId, { ...frozen, ...vials, ...by }));
  await place(lotId, day(to, 4));
  return lotId;
}

/** Every test of a lot passes and quality disposes it as releasable. */
export async function testAndDispose(lotId: string, on: number): Promise<void> {
  const bench = await givenBench();
  const days = { day: (n: number) => day(n / 100 + on), onDay: <T>(n: number, work: () => Promise<T>) => at(day(n / 100 + on), work) };
  await givenResults({ lotId, ...bench, ...days }, {}, [-1, 0]);
  await at(day(on, 2), async () => disposeLot(bench.quality, lotId, await dispositionOf(lotId, "releasable")));
}

/** A request for a hundred million cells whose expansion is accepted, paid and thawed. */
export async function givenThawed(wished: Parameters<typeof givenGrantedClinic>[0] = {}) {
  const granted = await givenGrantedClinic(wished);
  const requestId = await ask(granted, { doseCells: 1e8, plannedOn: dateOn(60), ...wished.ask });
  await at(day(-10), async () => acceptExpansion(granted.family as PersonActor, requestId, await signature(requestId)));
  await at(day(-10, 1), () => payFees(requestId, "expansion"));
  const form = { witnessId: granted.witness.id, thawedAt: day(-9) };
  const cultureId = await at(day(-9), () => thawForExpansion(granted.laboratory, requestId, form));
  return { ...granted, requestId, cultureId };
}

/** The release lot of an expansion, tested and in its places; its doses are the request's. */
export async function givenExpanded(wished: Parameters<typeof givenGrantedClinic>[0] = {}) {
  const thawed = await givenThawed(wished);
  const releaseLotId = await growRelease(thawed.cultureId, { from: -9, to: -4 });
  await testAndDispose(releaseLotId, -2);
  await at(day(-2, 3), () => finishExpansion(thawed.requestId, releaseLotId));
  const vials = await readAs(WORKER, (db) => db.selectFrom("vials").select("id").where("lotId", "=", releaseLotId).execute());
  return { ...thawed, releaseLotId, releaseVialIds: vials.map(({ id }) => id) };
}
