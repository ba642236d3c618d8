import { expect, test } from "../../support/browser";
import { withoutReload } from "../../support/walk";

test("quality opens a room, and scans without touching the mouse", async ({ as }) => {
  const page = await as("quality");
  const rooms = page.getByRole("navigation", { name: "Rooms" });
  await withoutReload(page, () => rooms.getByRole("link", { name: "Release" }).click(), /\/staff\/releases$/);
  await expect(rooms.getByRole("link", { name: "Release" })).toHaveAttribute("aria-current", "page");
  await page.keyboard.press("/");
  await expect(page.getByLabel("Scan or search")).toBeFocused();
  await page.keyboard.type("Rinaldi");
  await withoutReload(page, () => page.keyboard.press("Enter"), /\/staff\/people\/[0-9a-f-]{36}$/); // one alone is so called
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Marco Rinaldi");
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
