import { registerBirth } from "~/bank/people/family.server";
import type { Cast } from "../cast.server";
import type { Play } from "../play.server";
import { dateOn } from "../times";
import { storedCase } from "./stored.server";

/**
 * Family Ng: cord cells in Dubai and San Marino, stored and usable.
 * Waits for a later issue: the lid of T-02 left open, the excursion, the holds and notices (temperature readings).
 */
export const ng = (play: Play, cast: Cast) =>
  storedCase(play, cast, {
    family: {
      name: "ng",
      givenName: "Mei",
      familyName: "Ng",
      tissue: "birth",
      country: "AE",
      from: -160,
      acceptance: {
        donorIs: "unborn",
        donorGivenName: "Kai",
        donorFamilyName: "Ng",
        expectedOn: dateOn(-130),
        relation: "mother",
        soleGuardian: "yes",
        storagePlan: "prepaid_20",
      },
    },
    material: "cord",
    productCode: "DWJ01",
    measured: { lengthCm: 17 },
    after: 30,
    specimenOf: "mother",
    vials: { dose: 6, reserve: 2, qc: 1, retain: 1, cellsPerVial: 1e7 },
    paysStorage: true,
    born: ({ donorId }, at) =>
      play.at(at, () =>
        registerBirth(cast.staff.coordinator, donorId, {
          givenName: "Kai",
          familyName: "Ng",
          bornOn: dateOn(-130),
          medicalNumber: "NG-KAI-1",
        }),
      ),
  });
