import type { PersonActor } from "~/bank/people/actor";
import { registerBirth } from "~/bank/people/family.server";
import type { Cast } from "../cast.server";
import { collect, sendKit } from "../collection.server";
import { consent, openCase, pay } from "../family.server";
import { bank, dispose, grow, testLot, testMarkers } from "../laboratory.server";
import type { Play } from "../play.server";
import { dateOn, day } from "../times";

/** Twins Noa and Ido: two donors, two kits, two numbers. Noa's cells are fetal; Ido's culture is his mother's, so it is held and never called his. */
export async function twins(play: Play, cast: Cast): Promise<void> {
  const noa = await twin(play, cast, "Noa", "fetal", undefined);
  await twin(play, cast, "Ido", "maternal", noa);
}

async function twin(
  play: Play,
  cast: Cast,
  givenName: "Noa" | "Ido",
  origin: "fetal" | "maternal",
  mother: PersonActor | undefined,
): Promise<PersonActor> {
  const later = mother === undefined ? 0 : 1;
  const opened = await openCase(
    play,
    cast,
    {
      name: "noa-parent",
      givenName: "Tamar",
      familyName: "Levi",
      tissue: "birth",
      country: "IT",
      amnionPlacenta: true,
      from: -120 + later,
      acceptance: {
        donorIs: "unborn",
        donorGivenName: givenName,
        donorFamilyName: "Levi",
        expectedOn: dateOn(-70),
        relation: "mother",
        soleGuardian: "yes",
        storagePlan: "yearly",
      },
    },
    mother,
  );
  await consent(play, -117 + later, opened.caseId, [opened.family]);
  await pay(play, day(-115 + later), opened.family, opened.caseId, "deposit");
  const donation = await sendKit(play, cast, opened, { material: "amnion", kitOn: -110 + later });
  await pay(play, day(-108 + later), opened.family, opened.caseId, "balance");
  await play.at(day(-72, 4 + later), () =>
    registerBirth(cast.staff.coordinator, opened.donorId, {
      givenName,
      familyName: "Levi",
      bornOn: dateOn(-72),
      medicalNumber: `LEVI-${givenName.toUpperCase()}`,
    }),
  );
  await collect(play, cast, donation, {
    material: "amnion",
    kitOn: -110 + later,
    collectedAt: day(-72, 1 + later * 0.2),
    transitHours: 20,
    celsius: [5, 8],
    measured: { massG: givenName === "Noa" ? 31 : 29 },
    collectedBy: "Dr R. Amato, OMCEO-3390",
    site: "Demo Maternity, Rimini",
  });
  await testMarkers(play, cast, donation.donationId, -71, "mother");
  const cultureId = await grow(
    play,
    cast,
    donation.donationId,
    { productCode: "DAM01", startedOn: -70, harvestedOn: -60, cells: 3e6, viabilityPercent: 93 },
    [
      { seededOn: -60, seededCells: 3e6, harvestedAt: day(-54), harvestedCells: 2e7, viabilityPercent: 94 },
      { seededOn: -54, seededCells: 2e7, harvestedAt: day(-48), harvestedCells: 9e7, viabilityPercent: 94 },
    ],
  );
  const lotId = await bank(
    play,
    cast,
    cultureId,
    day(-48, 1 + later * 5),
    { cellsTested: 1e7 },
    { dose: 4, reserve: 2, qc: 1, retain: 1, cellsPerVial: 1e7 },
  );
  await pay(play, day(-47, later), opened.family, opened.caseId, "storage_yearly");
  await testLot(play, cast, lotId, -34, { identity_str: origin });
  if (origin === "fetal") await dispose(play, cast, lotId, -33);
  return opened.family;
}
