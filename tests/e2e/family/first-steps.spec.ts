import { expect, expectAccessible, test } from "../../support/browser";

test("an enquiry sent back with gaps keeps what was written, and says what is missing beside each answer", async ({ page }) => {
  await page.goto("/enquire");
  await page.getByLabel("Your name").fill("Nora Bell");
  await page.getByRole("button", { name: "Send the enquiry" }).click();
  await expect(page.getByText("Choose a tissue.", { exact: false }).first()).toBeVisible();
  await expect(page.getByLabel("Your name")).toHaveValue("Nora Bell");
  await expectAccessible(page);
});
