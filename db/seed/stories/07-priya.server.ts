import type { Cast } from "../cast.server";
import type { Play } from "../play.server";
import { storedCase } from "./stored.server";

/**
 * Priya M.: a wisdom tooth, stored; the storage invoice of D−210 is not paid, and her cells stay as they are.
 * Waits for a later issue: the four notices, the grace until D+30 and the discard with two signers (arrears ladder).
 */
export const priya = (play: Play, cast: Cast) =>
  storedCase(play, cast, {
    family: {
      name: "priya",
      givenName: "Priya",
      familyName: "Menon",
      tissue: "dental_pulp",
      country: "IT",
      from: -270,
      acceptance: { donorIs: "self", bornOn: "1998-12-01", medicalNumber: "PM-98", storagePlan: "yearly" },
    },
    material: "tooth",
    productCode: "DDP01",
    measured: { fdiTooth: "38" },
    after: 12,
    specimenOf: "donor",
    vials: { dose: 2, reserve: 2, qc: 1, retain: 1, cellsPerVial: 2e6 },
    paysStorage: false,
  });
