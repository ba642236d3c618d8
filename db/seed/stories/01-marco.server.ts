import { readAs } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { acceptExpansion, thawForExpansion } from "~/bank/release/expand.operations.server";
import { recordOutcome } from "~/bank/release/outcome.operations.server";
import { vialsHeldBy } from "~/bank/release/store.server";
import type { Cast } from "../cast.server";
import { collect, sendKit } from "../collection.server";
import { consent, openCase, pay } from "../family.server";
import { bank, dispose, grow, growOn, testLot, testMarkers } from "../laboratory.server";
import type { Play } from "../play.server";
import { ask, end, release, revisionOf, ship } from "../release.server";
import { day } from "../times";

/** Marco R., 41: marrow banked after a fall, expanded for Clinic X, released by the qualified person, infused; his outcome at six months. */
export async function marco(play: Play, cast: Cast): Promise<void> {
  const opened = await openCase(play, cast, {
    name: "marco",
    givenName: "Marco",
    familyName: "Rinaldi",
    tissue: "bone_marrow",
    country: "IT",
    locale: "it",
    from: -300,
    acceptance: { donorIs: "self", bornOn: "1985-04-12", medicalNumber: "MRN-40117", storagePlan: "yearly" },
  });
  await consent(play, -298, opened.caseId, [opened.family], { outcomes: "yes" });
  await pay(play, day(-298, 6), opened.family, opened.caseId, "deposit");
  const donation = await sendKit(play, cast, opened, { material: "bone_marrow", kitOn: -297 });
  await pay(play, day(-297, 5), opened.family, opened.caseId, "balance");
  await collect(play, cast, donation, {
    material: "bone_marrow",
    kitOn: -297,
    collectedAt: day(-296),
    transitHours: 9,
    celsius: [4, 7],
    measured: { volumeMl: 48 },
    collectedBy: "Dr L. Gallo, OMCEO-2211",
    site: "Clinic X, Bologna",
  });
  await testMarkers(play, cast, donation.donationId, -295);
  const cultureId = await grow(
    play,
    cast,
    donation.donationId,
    { productCode: "DBM01", startedOn: -295, harvestedOn: -283, cells: 2.1e6, viabilityPercent: 96, measured: { mncPerMl: 2.9e6 } },
    [
      { seededOn: -283, seededCells: 2.1e6, harvestedAt: day(-283, 201), harvestedCells: 1.6e7, viabilityPercent: 95 },
      { seededOn: -274, seededCells: 1.6e7, harvestedAt: day(-274, 161), harvestedCells: 7.7e7, viabilityPercent: 94 },
    ],
  );
  const lotId = await bank(
    play,
    cast,
    cultureId,
    day(-267),
    { cellsTested: 3.7e7 },
    { dose: 4, reserve: 2, qc: 1, retain: 1, cellsPerVial: 5e6 },
  );
  await pay(play, day(-266), opened.family, opened.caseId, "storage_yearly");
  await testLot(play, cast, lotId, -253);
  await dispose(play, cast, lotId, -252);

  const requestId = await ask(
    play,
    cast,
    opened,
    { name: "Marco Rinaldi", bornOn: "1985-04-12", number: "MRN-40117", weightKg: 78 },
    -250,
    -217,
    {},
  );
  await play.at(day(-249), async () =>
    acceptExpansion(opened.family, requestId, { password: play.password, revision: await revisionOf(requestId) }),
  );
  await pay(play, day(-249, 1), opened.family, opened.caseId, "expansion");
  const expansionId = await play.at(day(-248), () =>
    thawForExpansion(cast.staff["lab-a"], requestId, { witnessId: cast.staff["lab-b"].id, thawedAt: day(-248) }),
  );
  await growOn(play, cast, expansionId, [
    { seededOn: -248, seededCells: 1.12e7, harvestedAt: day(-242), harvestedCells: 4.6e7, viabilityPercent: 94 },
    { seededOn: -242, seededCells: 4.6e7, harvestedAt: day(-236), harvestedCells: 1.75e8, viabilityPercent: 95 },
  ]);
  const releaseLotId = await bank(
    play,
    cast,
    expansionId,
    day(-236, 1),
    { cellsTested: 1e7 },
    { dose: 14, reserve: 0, qc: 1, retain: 1, cellsPerVial: 1e7 },
  );
  await testLot(play, cast, releaseLotId, -221);
  await dispose(play, cast, releaseLotId, -221);
  await release(play, cast, requestId, [opened.family], day(-220), "qp");
  await ship(play, cast, opened, requestId, -218.5);
  const vials = await readAs(WORKER, (db) => vialsHeldBy(db, requestId, "release"));
  await end(
    play,
    cast,
    requestId,
    day(-217, 2),
    vials.map(({ id }) => id),
    "infused",
    "Infusion record IR-2026-0041",
  );
  await play.at(day(-34), () =>
    recordOutcome(cast.clinics["clinic-x"], requestId, {
      timepoint: "M6",
      scale: "AIS",
      baseline: "C",
      value: "D",
      blinded: "no",
      assessedAt: day(-34),
    }),
  );
}
