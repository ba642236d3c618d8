import { expect, test } from "../../support/browser";
import { PHONE, walk, withoutReload } from "../../support/walk";

test("the laboratory walks through its rooms on a phone", async ({ as }) => {
  test.slow();
  const page = await as("lab-a", { viewport: PHONE });
  await walk(page, [
    "/staff",
    "/staff/laboratory",
    "/staff/kits?show=all",
    /^\/staff\/kits\/[\w-]+$/,
    "/staff/donations?show=all",
    /^\/staff\/donations\/[\w-]+$/,
    "/staff/lots",
    /^\/staff\/lots\/[\w-]+$/,
    "/staff/freezer",
    /^\/staff\/freezer\/tanks\/[\w-]+$/,
    /^\/staff\/freezer\/boxes\/[\w-]+$/,
    "/staff/vials",
    /^\/staff\/vials\/[\w-]+$/,
    "/staff/account",
  ]);
});

test("quality walks through its rooms at a desk", async ({ as }) => {
  test.slow();
  const page = await as("quality");
  await walk(page, [
    "/staff",
    "/staff/people",
    "/staff/cases?show=stored",
    /^\/staff\/cases\/[\w-]+$/,
    "/staff/quality",
    "/staff/specifications",
    /^\/staff\/specifications\/[\w-]+$/,
    "/staff/releases?show=over",
    /^\/staff\/releases\/[\w-]+$/,
    "/staff/certificates",
    "/staff/consents",
  ]);
});

test("quality opens a room, and scans without touching the mouse", async ({ as }) => {
  const page = await as("quality");
  const rooms = page.getByRole("navigation", { name: "Rooms" });
  await withoutReload(page, () => rooms.getByRole("link", { name: "Release" }).click(), /\/staff\/releases$/);
  await expect(rooms.getByRole("link", { name: "Release" })).toHaveAttribute("aria-current", "page");
  await page.keyboard.press("/");
  await expect(page.getByLabel("Scan or search")).toBeFocused();
  await page.keyboard.type("Rinaldi");
  await withoutReload(page, () => page.keyboard.press("Enter"), /\/staff\/search\?q=Rinaldi$/);
  await expect(page.getByRole("main")).toContainText("Rinaldi");
});

test("the keys j and k walk the rows of today", async ({ as }) => {
  const page = await as("quality");
  const rows = page.locator("[data-row]");
  await withoutReload(page, () => page.keyboard.press("j"), /\/staff$/);
  await expect(rows.nth(0).getByRole("link").first()).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await expect(rows.nth(0).getByRole("link").first()).toBeFocused();
});
