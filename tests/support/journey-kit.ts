import type { Page } from "@playwright/test";
import { expect } from "./browser";
import type { Calendar } from "./journey-calendar";
import { ends, fillIn, follow, openRow, pathOf, send } from "./journey-forms";

/** How a kit goes out and comes back, by the forms of the bank's own people. Labels are scanned: the DIN as its structure, the chain of identity as text. */
export interface Case {
  address: string;
  coi: string;
}

/** The open case of a donor, as the list of moving cases leads to it. */
export async function openCase(staff: Page, name: string): Promise<Case> {
  await openRow(staff, "/staff/cases", name);
  await expect(staff.getByRole("heading", { level: 1 })).toHaveText(name);
  const coi = /CH[A-Z]\d{12}/.exec(await staff.getByRole("main").innerText())?.[0] ?? "";
  return { address: pathOf(staff), coi };
}

/** Packs the kit of a case. @returns the address of its page */
export async function packKit(staff: Page, { address }: Case): Promise<string> {
  await staff.goto(`${address}/kit`);
  await staff.locator('input[name="loggerSerial"]').fill("LG-E2E-1");
  for (const lot of await staff.locator('input[name^="lot_"]').all()) await lot.fill("B-77");
  for (const expiry of await staff.locator('input[name^="expires_"]').all()) await expiry.fill("2031-01-31");
  await send(staff, "loggerSerial", /\/staff\/kits\/[\w-]+$/);
  return pathOf(staff);
}

/** Another person compares both labels. */
export async function checkLabels(staff: Page, kit: string, coi: string): Promise<void> {
  await staff.goto(`${kit}/check`);
  await fillIn(staff, scan(coi));
  await send(staff, "din", ends(kit));
}

/** Gives the kit to the courier. */
export async function dispatch(staff: Page, kit: string, coi: string, { at }: Calendar): Promise<void> {
  await staff.goto(`${kit}/dispatch`);
  await fillIn(staff, { ...scan(coi), courier: "Corriere Uno", tracking: "CU-1", dispatchedAt: at(0) });
  await send(staff, "din", ends(kit));
}

/**
 * Writes down the collection, two days after the kit went out, and the way to the bank, and takes the material in: three hours later and
 * without a flaw, unless `arrival` says otherwise. @returns the address of the donation's page
 */
export async function collectAndReceive(
  staff: Page,
  { address, coi }: Case,
  { at }: Calendar,
  measure: Record<string, string>,
  arrival: Record<string, string> = {},
): Promise<string> {
  await staff.goto(address);
  await follow(staff, '[href^="/staff/donations/"]');
  const donation = pathOf(staff);

  await staff.goto(`${donation}/collect`);
  await fillIn(staff, { ...scan(coi), nameMatches: "yes", collectedAt: at(2), ...measure });
  await fillIn(staff, { collectedBy: "Dr L. Gallo, OMCEO-2211", collectionSite: "Clinic X, Bologna" });
  await send(staff, "din", ends(donation));

  await staff.goto(`${donation}/hand-over`);
  await fillIn(staff, { ...scan(coi), toParty: "Corriere Uno", at: at(2, 1), condition: "sealed" });
  await send(staff, "din", ends(donation));

  await staff.goto(`${donation}/receive`);
  await fillIn(staff, { ...scan(coi), nameMatches: "yes", sealIntact: "yes", receivedAt: at(2, 3) });
  await fillIn(staff, { celsiusMin: "4", celsiusMax: "7.5", verdict: "accepted", ...arrival });
  await send(staff, "din", ends(donation));
  return donation;
}

/** What the scanner types: the donation's structure with its flags, then the number of the chain. The first DIN of a case is that of its chain. */
export const scan = (coi: string) => ({ din: `=${coi.slice(2)}00`, coi });

/** The coordinator hears of the birth and writes it down: the child has a name and a birthday from now on. */
export async function registerBirth(coordinator: Page, { address }: Case, child: { bornOn: string; medicalNumber: string }): Promise<void> {
  await coordinator.goto(address);
  await follow(coordinator, '[href^="/staff/people/donors/"]');
  const donor = pathOf(coordinator);
  await follow(coordinator, '[href$="/birth"]');
  await fillIn(coordinator, child);
  await send(coordinator, "bornOn", ends(donor));
}
