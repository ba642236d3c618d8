import type { Cast } from "../cast.server";
import { dispose } from "../laboratory.server";
import type { Play } from "../play.server";
import { storedCase } from "./stored.server";

/**
 * Sara L., 58: post-thaw viability 66 % against a limit of 70 %; everything else passes. The lot is not conforming and is held.
 * Waits for a later issue: the exceptional release with its signatures, for one named patient, expiring in 7 days.
 */
export async function sara(play: Play, cast: Cast): Promise<void> {
  const stored = await storedCase(play, cast, {
    family: {
      name: "sara",
      givenName: "Sara",
      familyName: "Lindqvist",
      tissue: "adipose",
      country: "IT",
      from: -80,
      acceptance: { donorIs: "self", bornOn: "1968-06-21", medicalNumber: "SL-58", storagePlan: "yearly" },
    },
    material: "lipoaspirate",
    productCode: "DAT01",
    measured: { volumeMl: 95 },
    after: 10,
    specimenOf: "donor",
    vials: { dose: 6, reserve: 2, qc: 1, retain: 1, cellsPerVial: 5e6 },
    paysStorage: true,
    results: { viability_post_thaw: "66" },
  });
  await dispose(play, cast, stored.lotId, -34, "nonconforming_hold");
}
