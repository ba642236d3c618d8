import type { Cast } from "../cast.server";
import type { Play } from "../play.server";
import { storedCase } from "./stored.server";

/**
 * Greta H., 63: adipose cells collected by the second facility, research not allowed.
 * Waits for a later issue: her earlier request for erasure, her death on D−3 and the executor's transfer (restriction, executor's rights, exit).
 */
export const greta = (play: Play, cast: Cast) =>
  storedCase(play, cast, {
    family: {
      name: "greta",
      givenName: "Greta",
      familyName: "Hofer",
      tissue: "adipose",
      country: "AT",
      from: -180,
      acceptance: { donorIs: "self", bornOn: "1963-10-05", medicalNumber: "GH-63", storagePlan: "prepaid_20" },
    },
    material: "lipoaspirate",
    productCode: "DAT01",
    measured: { volumeMl: 110 },
    after: 11,
    specimenOf: "donor",
    vials: { dose: 6, reserve: 2, qc: 1, retain: 1, cellsPerVial: 5e6 },
    paysStorage: true,
  });
