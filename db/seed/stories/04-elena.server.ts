import { readAs } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { vialsHeldBy } from "~/bank/release/store.server";
import type { Cast } from "../cast.server";
import { collect, sendKit } from "../collection.server";
import { consent, openCase, pay } from "../family.server";
import { bank, dispose, grow, testLot, testMarkers } from "../laboratory.server";
import type { Play } from "../play.server";
import { ask, end, release, ship } from "../release.server";
import { day } from "../times";

/** Elena V., 52: three lots, 24 vials; two go straight from stock to Clinic X, one is used and one, unused, is destroyed there and never comes back to stock. */
export async function elena(play: Play, cast: Cast): Promise<void> {
  const opened = await openCase(play, cast, {
    name: "elena",
    givenName: "Elena",
    familyName: "Vitale",
    tissue: "adipose",
    country: "IT",
    locale: "it",
    from: -201,
    acceptance: { donorIs: "self", bornOn: "1974-08-30", medicalNumber: "EV-52-88", storagePlan: "prepaid_20" },
  });
  await consent(play, -199, opened.caseId, [opened.family]);
  await pay(play, day(-198), opened.family, opened.caseId, "deposit");
  const donation = await sendKit(play, cast, opened, { material: "lipoaspirate", kitOn: -197 });
  await pay(play, day(-196), opened.family, opened.caseId, "balance");
  await collect(play, cast, donation, {
    material: "lipoaspirate",
    kitOn: -197,
    collectedAt: day(-190),
    transitHours: 14,
    celsius: [5, 9],
    measured: { volumeMl: 120 },
    collectedBy: "Dr S. Neri, OMCEO-7710",
    site: "Demo Aesthetic Clinic, Rimini",
  });
  await testMarkers(play, cast, donation.donationId, -189);
  const cultureId = await grow(
    play,
    cast,
    donation.donationId,
    { productCode: "DAT01", startedOn: -189, harvestedOn: -182, cells: 6e6, viabilityPercent: 94, measured: { svfPerMl: 3.2e5 } },
    [
      { seededOn: -182, seededCells: 6e6, harvestedAt: day(-177), harvestedCells: 3.6e7, viabilityPercent: 95 },
      { seededOn: -177, seededCells: 3.6e7, harvestedAt: day(-172), harvestedCells: 1.5e8, viabilityPercent: 95 },
    ],
  );
  const lots: string[] = [];
  for (const [at, name] of ["first", "second", "third"].entries()) {
    const lotId = await bank(
      play,
      cast,
      cultureId,
      day(-172, 1 + at * 5),
      { cellsHarvested: name === "first" ? 5e7 : 5e7, cellsTested: 1e7 },
      { dose: 4, reserve: 2, qc: 1, retain: 1, cellsPerVial: 5e6 },
    );
    lots.push(lotId);
  }
  await pay(play, day(-170), opened.family, opened.caseId, "storage_prepaid_20");
  for (const lotId of lots) {
    await testLot(play, cast, lotId, -156);
    await dispose(play, cast, lotId, -155);
  }
  const requestId = await ask(
    play,
    cast,
    opened,
    { name: "Elena Vitale", bornOn: "1974-08-30", number: "EV-52-88", weightKg: 64 },
    -120,
    -108,
    { doseCells: 7e6, indication: "FA01", protocol: "OA-03 v1", infusionVolumeMl: 20 },
  );
  await release(play, cast, requestId, [opened.family], day(-115), "qp");
  await ship(play, cast, opened, requestId, -110);
  const [used, unused] = await readAs(WORKER, (db) => vialsHeldBy(db, requestId, "release"));
  if (used && unused) {
    await end(play, cast, requestId, day(-108, 2), [used.id], "infused", "Joint injection record JI-2026-0107");
    await end(play, cast, requestId, day(-107), [unused.id], "destroyed", "Destruction record CX-2026-018: never thawed, not restocked");
  }
}
