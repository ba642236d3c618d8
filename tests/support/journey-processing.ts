import type { Page } from "@playwright/test";
import { countsFor } from "../../db/seed/laboratory-counts";
import { expect } from "./browser";
import type { Calendar } from "./journey-calendar";
import { ends, fillIn, pathOf, pick, send } from "./journey-forms";

/** The laboratory's second person at the tank and at the freezer. */
export const WITNESS = "Julien Roux";

export interface Passage {
  /** Day of the calendar on which it is seeded; P0 is plated with the start of the culture. */
  seededOn?: number;
  seededMillions?: number;
  harvestedOn: number;
  harvestedMillions: number;
}

/** Plates P0 three hours after the receipt. @returns the address of the culture */
export async function startCulture(staff: Page, donation: string, { at }: Calendar, productCode: string): Promise<string> {
  await staff.goto(`${donation}/processing`);
  await fillIn(staff, { productCode, startedAt: at(2, 6), areaCm2: "150" });
  await send(staff, "productCode", /\/staff\/cultures\/[\w-]+$/);
  return pathOf(staff);
}

/** Seeds, where that is due, and harvests each passage in turn, counted twice. */
export async function growPassages(staff: Page, culture: string, { at }: Calendar, passages: readonly Passage[]): Promise<void> {
  for (const { seededOn, seededMillions = 0, harvestedOn, harvestedMillions } of passages) {
    if (seededOn !== undefined) {
      await staff.goto(`${culture}/seed`);
      await fillIn(staff, { seededMillions: String(seededMillions), areaCm2: String(seededMillions * 250), seededAt: at(seededOn) });
      await send(staff, "seededMillions", /\/staff\/cultures\/[\w-]+\?saved=seeded$/);
    }
    await staff.goto(`${culture}/harvest`);
    const { firstCount, secondCount, volumeMl, dead } = countsFor(harvestedMillions * 1e6, 95);
    await fillIn(staff, { firstCount: `${firstCount}`, secondCount: `${secondCount}`, volumeMl: `${volumeMl}`, dead: dead.toFixed(4) });
    await fillIn(staff, { harvestedAt: at(harvestedOn) });
    await send(staff, "harvestedAt", /\/staff\/cultures\/[\w-]+\?saved=harvested$/);
  }
}

/** Makes a lot of the last harvest, some of it used for tests. @returns the address of the lot */
export async function makeLot(staff: Page, culture: string, testedMillions: number): Promise<string> {
  await staff.goto(`${culture}/lot`);
  await fillIn(staff, { cellsTestedMillions: String(testedMillions) });
  await send(staff, "cellsTestedMillions", /\/staff\/lots\/[\w-]+$/);
  return pathOf(staff);
}

/** Makes a tissue product, minimally processed and never cultured. @returns the address of the lot */
export async function makeTissue(staff: Page, donation: string, { at }: Calendar, productCode: string): Promise<string> {
  await staff.goto(`${donation}/processing/tissue`);
  await fillIn(staff, { productCode, harvestedAt: at(2, 3), viabilityPercent: "93" });
  await send(staff, "productCode", /\/staff\/lots\/[\w-]+$/);
  return pathOf(staff);
}

export interface Vials {
  dose: number;
  reserve: number;
  qc: number;
  retain: number;
  millionsPerVial: number;
}

/** Freezes a lot with a witness. @param hours from the day `on` at which the run began and ended */
export async function freeze(staff: Page, lot: string, { at }: Calendar, on: number, hours: [number, number], vials: Vials): Promise<void> {
  await staff.goto(`${lot}/freeze`);
  const counts = Object.fromEntries(Object.entries(vials).map(([name, value]) => [name, String(value)]));
  await fillIn(staff, { ...counts, volumeMl: "1", contactMinutes: "20", endTemperatureCelsius: "-120" });
  await fillIn(staff, { startedAt: at(on, hours[0]), endedAt: at(on, hours[1]) });
  await pick(staff, "witnessId", WITNESS);
  await send(staff, "witnessId", ends(lot));
}

/** Two people put every vial where the page proposes. Somebody else may be quicker at the same position: then the page proposes anew. */
export async function place(staff: Page, lot: string): Promise<void> {
  await expect(async () => {
    await staff.goto(`${lot}/place`);
    await pick(staff, "witnessId", WITNESS);
    await send(staff, "witnessId", ends(lot));
  }).toPass();
}
