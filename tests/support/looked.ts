import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, hydrated } from "./browser";
import { typeOfAddress } from "./page-types";
import { photograph } from "./photograph";
import { withoutReload } from "./walk";

/** A file for each type of page that was looked at in this run, so that what nobody saw can be told at its end. */
const folder = fileURLToPath(new URL(`../results/looked-${process.env.TRILINEAGE_TEST_PORT}/`, import.meta.url));
const fileOf = (route: string) => route.replace("/", "~");

/** The types of pages that were looked at in this run so far. */
export function looked(): Set<string> {
  mkdirSync(folder, { recursive: true });
  return new Set(readdirSync(folder).map((file) => file.replace("~", "/")));
}

/**
 * The first look of this run at a page of this type: in the light and in the dark it keeps nobody out, on a phone it does not scroll
 * sideways, and the browser has taken it over. Pages of a type that was looked at already are passed by, and browsers without scripts.
 * A look that found something does not count, so that whoever tries again fails again. Where pictures are asked for, it is photographed.
 */
export async function look(page: Page): Promise<void> {
  const type = typeOfAddress(new URL(page.url()).pathname);
  if (type === undefined || looked().has(type.route) || (await page.evaluate(() => matchMedia("(scripting: none)").matches))) return;
  const file = `${folder}${fileOf(type.route)}`;
  writeFileSync(file, page.url());
  try {
    await lookClosely(page);
    if (process.env.TRILINEAGE_PICTURES) await photograph(page, type.route);
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  }
}

/** Opens the page, looks at it, and follows the frame's own link home, which the page answers itself once its scripts have taken over. */
export async function visit(page: Page, address: string): Promise<void> {
  const answer = await page.goto(address);
  expect(answer?.status(), address).toBe(200);
  await look(page);
  const home = page.locator('a.brand, a.railmark, header a[href^="/"]').first();
  await withoutReload(page, () => home.click(), /./);
}

async function lookClosely(page: Page): Promise<void> {
  const size = page.viewportSize();
  await hydrated(page);
  await expect(page.locator("h1").first()).toBeVisible();
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await expectAccessible(page, ["color-contrast"]);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  if (size) await page.setViewportSize(size);
}
