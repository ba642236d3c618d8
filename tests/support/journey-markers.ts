import type { Page } from "@playwright/test";
import type { Calendar } from "./journey-calendar";
import { ends, fillIn, send } from "./journey-forms";
import { look } from "./looked";

/** The markers that the law asks for, all negative. */
const NEGATIVE = { anti_hiv_1_2: "negative", hbsag: "negative", anti_hbc: "negative", anti_hcv: "negative", syphilis: "negative" };

/** Blood drawn on the day of the collection is tested; one person enters the results, negative but for those named, another approves them (rule 26). */
export async function testDonor(
  staff: { laboratory: Page; quality: Page },
  donation: string,
  { at, on }: Calendar,
  specimenOf: "donor" | "mother" = "donor",
  results: Record<string, string> = {},
): Promise<void> {
  const { laboratory, quality } = staff;
  const markers = `${donation}/markers`;
  await laboratory.goto(`${markers}/sample`);
  await fillIn(laboratory, { specimenOf, takenAt: at(2), laboratory: "Demo Virology", laboratoryLicence: "DEMO-LAB-1" });
  await send(laboratory, "takenAt", /\/results$/);
  const sample = new URL(laboratory.url()).pathname;
  await fillIn(laboratory, { testedOn: on(4), ...NEGATIVE, ...results });
  await send(laboratory, "testedOn", ends(markers));
  await quality.goto(sample.replace(/results$/, "approval"));
  await look(quality);
  await send(quality, "formToken", ends(markers));
}
