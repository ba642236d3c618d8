import { expect, expectAccessible, test } from "../../support/browser";
import { acceptQuote, type Asker, enquire, letterLink, pay, quote, signConsent } from "../../support/journey";

const PASSWORD = "a-long-password-of-nora";

test("a stranger asks, accepts, consents and pays the deposit without a single script", async ({ as, stranger }) => {
  const nora: Asker = { name: "Nora Bell", email: `nora-${Date.now()}@demo.invalid`, tissue: "bone_marrow", password: PASSWORD };
  const family = await stranger({ javaScriptEnabled: false });
  await enquire(family, nora);
  await quote(await as("coordinator", { javaScriptEnabled: false }), nora);
  await acceptQuote(family, nora);
  await signConsent(family, nora);
  await pay(family);
  await family.goto("/family");
  await expect(family.getByText("Deposit paid; the kit is being prepared")).toBeVisible();
  await family.goto("/family/payments");
  await expect(family.getByRole("main")).toContainText("Deposit");
  expect(await letterLink(family, nora.email, /\/family\/[\w/-]+/)).toMatch(/^\/family\//);
});

test("an enquiry sent back with gaps keeps what was written, and says what is missing beside each answer", async ({ page }) => {
  await page.goto("/enquire");
  await page.getByLabel("Your name").fill("Nora Bell");
  await page.getByRole("button", { name: "Send the enquiry" }).click();
  await expect(page.getByText("Choose a tissue.", { exact: false }).first()).toBeVisible();
  await expect(page.getByLabel("Your name")).toHaveValue("Nora Bell");
  await expectAccessible(page);
});
