import { Refusal } from "~/bank/history/refusal";
import type { Cast } from "../cast.server";
import type { Play } from "../play.server";
import { ask } from "../release.server";
import { storedCase } from "./stored.server";

/**
 * Kenji T., 29: Clinic Y asks for his marrow, and is refused: its licence ended ten days before.
 * Waits for a later issue: the licence issued anew, the shipment that warmed to −128 °C, its rejection and return (temperature readings).
 */
export async function kenji(play: Play, cast: Cast): Promise<void> {
  const stored = await storedCase(play, cast, {
    family: {
      name: "kenji",
      givenName: "Kenji",
      familyName: "Tanaka",
      tissue: "bone_marrow",
      country: "IT",
      from: -140,
      acceptance: { donorIs: "self", bornOn: "1997-02-11", medicalNumber: "KT-29", storagePlan: "yearly" },
    },
    material: "bone_marrow",
    productCode: "DBM01",
    measured: { volumeMl: 51 },
    after: 10,
    specimenOf: "donor",
    vials: { dose: 6, reserve: 2, qc: 1, retain: 1, cellsPerVial: 5e6 },
    paysStorage: true,
  });
  const asked = ask(
    play,
    cast,
    stored,
    { name: "Kenji Tanaka", bornOn: "1997-02-11", number: "KT-29", weightKg: 71 },
    -3,
    56,
    {},
    "clinic-y",
  );
  await asked.catch((error: unknown) => {
    if (!(error instanceof Refusal && error.code === "licence_not_valid")) throw error;
  });
}
