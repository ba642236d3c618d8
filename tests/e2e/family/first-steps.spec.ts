import { expect, expectAccessible, test } from "../../support/browser";
import { type Asker, acceptQuote, enquire, letterLink, pay, quote, signConsent } from "../../support/journey";
import { checkLabels, collectAndReceive, dispatch, openCase, packKit } from "../../support/journey-kit";

test("a stranger asks, consents, pays, and sees the kit go out and the marrow arrive, without a single script", async ({
  as,
  stranger,
}) => {
  test.slow();
  const nora: Asker = {
    name: `Nora ${surname()}`,
    email: `nora-${Date.now()}@demo.invalid`,
    tissue: "bone_marrow",
    password: "a-long-password-of-nora",
  };
  const plain = { javaScriptEnabled: false };
  const family = await stranger(plain);
  await enquire(family, nora);
  await quote(await as("coordinator", plain), nora);
  await acceptQuote(family, nora);
  await signConsent(family, nora);
  await pay(family);
  await family.goto("/family");
  await expect(family.getByText("Deposit paid; the kit is being prepared")).toBeVisible();
  expect(await letterLink(family, nora.email, /\/family\/[\w/-]+/)).toMatch(/^\/family\//);

  const laboratory = await as("lab-a", plain);
  const held = await openCase(laboratory, nora.name);
  const kit = await packKit(laboratory, held);
  await checkLabels(await as("lab-b", plain), kit, held.coi);
  await dispatch(laboratory, kit, held.coi);
  await family.goto("/family");
  await expect(family.getByText("The kit is on its way to you")).toBeVisible();
  await pay(family);
  await collectAndReceive(laboratory, held);
  await family.goto("/family");
  await expect(family.getByText("Arrived at the laboratory")).toBeVisible();
});

test("an enquiry sent back with gaps keeps what was written, and says what is missing beside each answer", async ({ page }) => {
  await page.goto("/enquire");
  await page.getByLabel("Your name").fill("Nora Bell");
  await page.getByRole("button", { name: "Send the enquiry" }).click();
  await expect(page.getByText("Choose a tissue.", { exact: false }).first()).toBeVisible();
  await expect(page.getByLabel("Your name")).toHaveValue("Nora Bell");
  await expectAccessible(page);
});

/** A surname of letters only, of its own for every run: staff find the case by it. */
const surname = () =>
  String(Date.now())
    .replace(/\d/g, (digit) => "abcdefghij"[Number(digit)] ?? "")
    .replace(/^./, (letter) => letter.toUpperCase());
