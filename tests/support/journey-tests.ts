import type { Page } from "@playwright/test";
import { demoPassword } from "./demo-password";
import { ends, fillIn, send, sign } from "./journey-forms";

/** What the laboratory found, by the words beside the field; every other share of cells is a fraction of one per cent. */
const FOUND: Record<string, string> = {
  "Viability before freezing": "95.1",
  "Viability after thaw": "87.2",
  "Cells, share of the label": "101",
  CD73: "99.1",
  CD90: "98.7",
  CD105: "97.9",
  Endotoxin: "0.25",
  Potency: "34",
};
/** Answers in words that pass a test. */
const PASSES = ["adherent", "positive", "no_growth", "not_detected", "match", "fetal", "normal", "conforms"];

/** Reads every test of the lot's specification, all of them passing; another person compares and signs (rule 26). */
export async function testLot(
  { laboratory, quality }: { laboratory: Page; quality: Page },
  lot: string,
  { sampledAt, testedOn }: { sampledAt: string; testedOn: string },
): Promise<void> {
  await laboratory.goto(`${lot}/tests`);
  await fillIn(laboratory, { sampledAt, testedOn, laboratory: "Northlight QC", status: "final" });
  for (const field of await laboratory.locator('main select[name^="value."]').all()) {
    const answers = await field.locator("option").evaluateAll((options) => options.map((option) => option.getAttribute("value") ?? ""));
    await field.selectOption(answers.find((answer) => PASSES.includes(answer)) ?? "");
  }
  for (const field of await laboratory.locator('main input[name^="value."]').all()) {
    const words = await field.evaluate((element) => (element as HTMLInputElement).labels?.[0]?.textContent ?? "");
    await field.fill(FOUND[words.trim()] ?? "0.4");
  }
  await send(laboratory, "testedOn", ends(lot));
  await quality.goto(`${lot}/approval`);
  await sign(quality, demoPassword(), ends(lot));
}

/** Quality signs what was computed: the lot may be released. */
export async function disposeReleasable(quality: Page, lot: string): Promise<void> {
  await quality.goto(`${lot}/disposition`);
  await fillIn(quality, { disposition: "releasable" });
  await sign(quality, demoPassword(), ends(lot));
}
