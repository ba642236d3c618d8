import type { Page } from "@playwright/test";
import { expect } from "./browser";

/** How a kit goes out and comes back, by the forms of the bank's own people. Labels are scanned: the DIN as its structure, the chain of identity as text. */
export interface Case {
  address: string;
  coi: string;
}

/** The open case of a donor, as the list of moving cases leads to it. */
export async function openCase(staff: Page, name: string): Promise<Case> {
  await staff.goto("/staff/cases");
  await staff
    .getByRole("row", { name: new RegExp(name) })
    .getByRole("link")
    .click();
  await expect(staff.getByRole("heading", { level: 1 })).toHaveText(name);
  const coi = /CH[A-Z]\d{12}/.exec(await staff.getByRole("main").innerText())?.[0] ?? "";
  return { address: new URL(staff.url()).pathname, coi };
}

/** Packs the kit of a case. @returns the address of its page */
export async function packKit(staff: Page, { address }: Case): Promise<string> {
  await staff.goto(`${address}/kit`);
  await staff.locator('input[name="loggerSerial"]').fill("LG-E2E-1");
  for (const lot of await staff.locator('input[name^="lot_"]').all()) await lot.fill("B-77");
  for (const expiry of await staff.locator('input[name^="expires_"]').all()) await expiry.fill("2031-01-31");
  await press(staff, "Pack the kit");
  await expect(staff).toHaveURL(/\/staff\/kits\/[\w-]+$/);
  return new URL(staff.url()).pathname;
}

/** Another person compares both labels. */
export async function checkLabels(staff: Page, kit: string, coi: string): Promise<void> {
  await staff.goto(`${kit}/check`);
  await scan(staff, coi);
  await press(staff, "Labels are right");
  await expect(staff).toHaveURL(new RegExp(`${kit}$`));
}

export async function dispatch(staff: Page, kit: string, coi: string): Promise<void> {
  await staff.goto(`${kit}/dispatch`);
  await scan(staff, coi);
  await staff.locator('input[name="courier"]').fill("Corriere Uno");
  await staff.locator('input[name="tracking"]').fill("CU-1");
  await press(staff, "Send the kit");
  await expect(staff).toHaveURL(new RegExp(`${kit}$`));
}

/** Writes down the collection and the way to the bank, and takes the material in. @returns the address of the donation's page */
export async function collectAndReceive(staff: Page, { address, coi }: Case): Promise<string> {
  await staff.goto(address);
  await staff.locator('main a[href^="/staff/donations/"]').first().click();
  await expect(staff).toHaveURL(/\/staff\/donations\/[\w-]+$/);
  const donation = new URL(staff.url()).pathname;
  const at = new RegExp(`${donation}$`);

  await staff.goto(`${donation}/collect`);
  await scan(staff, coi);
  await staff.locator('input[name="nameMatches"]').check();
  await staff.locator('input[name="collectedBy"]').fill("Dr L. Gallo, OMCEO-2211");
  await staff.locator('input[name="collectionSite"]').fill("Clinic X, Bologna");
  await staff.locator('input[name="volumeMl"]').fill("42");
  await press(staff, "Write down the collection");
  await expect(staff).toHaveURL(at);

  await staff.goto(`${donation}/hand-over`);
  await scan(staff, coi);
  await staff.locator('input[name="toParty"]').fill("Corriere Uno");
  await staff.locator('input[name="condition"][value="sealed"]').check();
  await press(staff, "Write down a hand-over");
  await expect(staff).toHaveURL(at);

  await staff.goto(`${donation}/receive`);
  await scan(staff, coi);
  for (const name of ["nameMatches", "sealIntact"]) await staff.locator(`input[name="${name}"]`).check();
  await staff.locator('input[name="celsiusMin"]').fill("4");
  await staff.locator('input[name="celsiusMax"]').fill("7.5");
  await staff.locator('input[name="verdict"][value="accepted"]').check();
  await press(staff, "Take it in");
  await expect(staff).toHaveURL(at);
  return donation;
}

/** What the scanner types: the donation's structure with its flags, then the number of the chain. The first DIN of a case is that of its chain. */
async function scan(page: Page, coi: string): Promise<void> {
  await page.locator('input[name="din"]').fill(`=${coi.slice(2)}00`);
  await page.locator('input[name="coi"]').fill(coi);
}

const press = (page: Page, name: string) => page.getByRole("main").getByRole("button", { name }).click();
