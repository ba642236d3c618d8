import { seedPassage } from "~/bank/laboratory/passages.operations.server";
import { authoriseRelease } from "~/bank/release/sign.operations.server";
import type { Cast } from "../cast.server";
import { collect, sendKit } from "../collection.server";
import { consent, openCase, pay } from "../family.server";
import { grow, testMarkers } from "../laboratory.server";
import type { Play } from "../play.server";
import { ask, revisionOf } from "../release.server";
import { day } from "../times";
import { storedCase } from "./stored.server";

/** What a visitor finds under way: a kit that travels, a culture that grows, and a request that waits for quality's review. */
export async function moving(play: Play, cast: Cast): Promise<void> {
  await travelling(play, cast);
  await growing(play, cast);
  await asked(play, cast);
}

/** Nadia Conti, 38: her kit left four days ago. */
async function travelling(play: Play, cast: Cast): Promise<void> {
  const opened = await openCase(play, cast, {
    name: "conti",
    givenName: "Nadia",
    familyName: "Conti",
    tissue: "adipose",
    country: "IT",
    locale: "it",
    from: -9,
    acceptance: { donorIs: "self", bornOn: "1988-03-21", medicalNumber: "NC-38", storagePlan: "prepaid_20" },
  });
  await consent(play, -7, opened.caseId, [opened.family]);
  await pay(play, day(-6), opened.family, opened.caseId, "deposit");
  await sendKit(play, cast, opened, { material: "lipoaspirate", kitOn: -4 });
}

/** Luca Ferri, 52: his marrow is in its second passage. */
async function growing(play: Play, cast: Cast): Promise<void> {
  const opened = await openCase(play, cast, {
    name: "ferri",
    givenName: "Luca",
    familyName: "Ferri",
    tissue: "bone_marrow",
    country: "IT",
    locale: "it",
    from: -40,
    acceptance: { donorIs: "self", bornOn: "1974-09-02", medicalNumber: "LF-52", storagePlan: "yearly" },
  });
  await consent(play, -38, opened.caseId, [opened.family]);
  await pay(play, day(-37), opened.family, opened.caseId, "deposit");
  const donation = await sendKit(play, cast, opened, { material: "bone_marrow", kitOn: -36 });
  await pay(play, day(-35), opened.family, opened.caseId, "balance");
  await collect(play, cast, donation, {
    material: "bone_marrow",
    kitOn: -36,
    collectedAt: day(-30, 1),
    transitHours: 12,
    celsius: [4, 8],
    measured: { volumeMl: 44 },
    collectedBy: "Dr B. Collet, DEMO-9",
    site: "Demo Hospital",
  });
  await testMarkers(play, cast, donation.donationId, -29);
  const cultureId = await grow(
    play,
    cast,
    donation.donationId,
    { productCode: "DBM01", startedOn: -29, harvestedOn: -17, cells: 1.9e6, viabilityPercent: 95 },
    [{ seededOn: -17, seededCells: 1.9e6, harvestedAt: day(-8), harvestedCells: 1.3e7, viabilityPercent: 96 }],
  );
  const seededAt = day(-8, 1);
  await play.at(seededAt, () => seedPassage(cast.staff["lab-a"], cultureId, { seededAt, seededCells: 1.3e7, areaCm2: 3250 }));
}

/** Irene Galli, 45: Clinic X asks for vials from stock; she has signed, quality has not. */
async function asked(play: Play, cast: Cast): Promise<void> {
  const stored = await storedCase(play, cast, {
    family: {
      name: "galli",
      givenName: "Irene",
      familyName: "Galli",
      tissue: "adipose",
      country: "IT",
      from: -110,
      acceptance: { donorIs: "self", bornOn: "1981-01-30", medicalNumber: "IG-45", storagePlan: "yearly" },
    },
    material: "lipoaspirate",
    productCode: "DAT01",
    measured: { volumeMl: 120 },
    after: 10,
    specimenOf: "donor",
    vials: { dose: 6, reserve: 2, qc: 1, retain: 1, cellsPerVial: 5e6 },
    paysStorage: true,
  });
  const patient = { name: "Irene Galli", bornOn: "1981-01-30", number: "IG-45", weightKg: 64 };
  const requestId = await ask(play, cast, stored, patient, -3, 25, { doseCells: 7e6 });
  await play.at(day(-2), async () =>
    authoriseRelease(stored.family, requestId, { password: play.password, revision: await revisionOf(requestId) }),
  );
}
