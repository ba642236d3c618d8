import { expect, test } from "../../support/browser";
test("hydrates", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "0" }).click();
  await expect(page.getByRole("button", { name: "1" })).toBeVisible();
});
