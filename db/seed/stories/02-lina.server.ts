import { registerBirth } from "~/bank/people/family.server";
import type { Cast } from "../cast.server";
import { collect, sendKit } from "../collection.server";
import { consent, openCase, pay } from "../family.server";
import { guardianOf } from "../guardians.server";
import { bank, dispose, grow, testLot, testMarkers } from "../laboratory.server";
import type { Play } from "../play.server";
import { dateOn, day } from "../times";

/** Newborn Lina K.: her cord after 31 hours at 9 °C, both guardians, ten vials over two sites, fetal origin proven. */
export async function lina(play: Play, cast: Cast): Promise<void> {
  const opened = await openCase(play, cast, {
    name: "aisha",
    givenName: "Aisha",
    familyName: "Karim",
    tissue: "birth",
    country: "AE",
    locale: "ar",
    from: -85,
    acceptance: {
      donorIs: "unborn",
      donorGivenName: "Lina",
      donorFamilyName: "Karim",
      expectedOn: dateOn(-40),
      relation: "mother",
      otherGivenName: "Omar",
      otherFamilyName: "Karim",
      otherEmail: "omar@demo.invalid",
      otherRelation: "father",
      storagePlan: "yearly",
    },
  });
  const omar = await guardianOf(play, "omar@demo.invalid", day(-84, 6));
  await consent(play, -82, opened.caseId, [opened.family, omar]);
  await pay(play, day(-81), opened.family, opened.caseId, "deposit");
  const donation = await sendKit(play, cast, opened, { material: "cord", kitOn: -75 });
  await pay(play, day(-74), opened.family, opened.caseId, "balance");
  await play.at(day(-42, 3), () =>
    registerBirth(cast.staff.coordinator, opened.donorId, {
      givenName: "Lina",
      familyName: "Karim",
      bornOn: dateOn(-42),
      medicalNumber: "DXB-771203",
    }),
  );
  await collect(play, cast, donation, {
    material: "cord",
    kitOn: -75,
    collectedAt: day(-42, 1),
    transitHours: 31,
    celsius: [7, 9],
    measured: { lengthCm: 14 },
    collectedBy: "M. Farouk, midwife, DHA-5512",
    site: "Demo Maternity, Dubai",
  });
  await testMarkers(play, cast, donation.donationId, -41, "mother");
  const cultureId = await grow(
    play,
    cast,
    donation.donationId,
    { productCode: "DWJ01", startedOn: -40, harvestedOn: -21, cells: 1.9e6, viabilityPercent: 95 },
    [
      { seededOn: -21, seededCells: 1.9e6, harvestedAt: day(-16), harvestedCells: 1.4e7, viabilityPercent: 95 },
      { seededOn: -16, seededCells: 1.4e7, harvestedAt: day(-11), harvestedCells: 1.06e8, viabilityPercent: 94 },
    ],
  );
  const lotId = await bank(
    play,
    cast,
    cultureId,
    day(-11, 1),
    { cellsTested: 6e6 },
    { dose: 8, reserve: 2, qc: 0, retain: 0, cellsPerVial: 1e7 },
  );
  await pay(play, day(-10), opened.family, opened.caseId, "storage_yearly");
  await testLot(play, cast, lotId, -2, {});
  await dispose(play, cast, lotId, -1);
}
