import { assessMarkers } from "~/bank/laboratory/assessment.operations.server";
import type { Cast } from "../cast.server";
import { collect, sendKit } from "../collection.server";
import { consent, openCase, pay } from "../family.server";
import { bank, dispose, grow, testLot, testMarkers } from "../laboratory.server";
import type { Play } from "../play.server";
import { day } from "../times";

/** David O., 36: anti-HBc repeat reactive. His marrow lives in the isolated tanks, marked, for himself alone, after the medical director's assessment. */
export async function david(play: Play, cast: Cast): Promise<void> {
  const opened = await openCase(play, cast, {
    name: "david",
    givenName: "David",
    familyName: "Okafor",
    tissue: "bone_marrow",
    country: "IT",
    from: -111,
    acceptance: { donorIs: "self", bornOn: "1990-01-19", medicalNumber: "DO-1990-4", storagePlan: "yearly" },
  });
  await consent(play, -109, opened.caseId, [opened.family]);
  await pay(play, day(-108), opened.family, opened.caseId, "deposit");
  const donation = await sendKit(play, cast, opened, { material: "bone_marrow", kitOn: -107 });
  await pay(play, day(-106), opened.family, opened.caseId, "balance");
  await collect(play, cast, donation, {
    material: "bone_marrow",
    kitOn: -107,
    collectedAt: day(-104),
    transitHours: 11,
    celsius: [4, 8],
    measured: { volumeMl: 42 },
    collectedBy: "Dr L. Gallo, OMCEO-2211",
    site: "Clinic X, Bologna",
  });
  await testMarkers(play, cast, donation.donationId, -103, "donor", { anti_hbc: "repeat_reactive", hbv_dna: "negative" });
  await play.at(day(-100), () =>
    assessMarkers(cast.staff.director, donation.donationId, {
      conclusion: "acceptable",
      note: "Resolved infection: HBsAg and HBV-DNA negative. Acceptable for his own use from isolated storage.",
      meaning: "review",
      password: play.password,
    }),
  );
  const cultureId = await grow(
    play,
    cast,
    donation.donationId,
    { productCode: "DBM01", startedOn: -103, harvestedOn: -91, cells: 2.4e6, viabilityPercent: 94 },
    [
      { seededOn: -91, seededCells: 2.4e6, harvestedAt: day(-83), harvestedCells: 1.5e7, viabilityPercent: 94 },
      { seededOn: -83, seededCells: 1.5e7, harvestedAt: day(-75), harvestedCells: 6e7, viabilityPercent: 93 },
    ],
  );
  const lotId = await bank(
    play,
    cast,
    cultureId,
    day(-75, 1),
    { cellsTested: 2e7 },
    { dose: 4, reserve: 2, qc: 1, retain: 1, cellsPerVial: 5e6 },
  );
  await pay(play, day(-74), opened.family, opened.caseId, "storage_yearly");
  await testLot(play, cast, lotId, -60);
  await dispose(play, cast, lotId, -59, "releasable_autologous_biohazard");
}
