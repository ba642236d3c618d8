import type { Page } from "@playwright/test";
import { expect } from "./browser";

/** What a family does on the portal from the first question to the paid deposit, by its own forms and letters, in English. */
export interface Asker {
  name: string;
  email: string;
  tissue: "bone_marrow" | "adipose" | "dental_pulp";
  password: string;
}

/** Fills in the form of an enquiry and sends it, once it has been on show as long as anyone needs to read it. */
export async function enquire(page: Page, asker: Asker): Promise<void> {
  await page.goto("/enquire");
  await choose(page, "tissue", asker.tissue);
  await page.getByLabel("Country").selectOption("IT");
  await page.getByLabel("Your name").fill(asker.name);
  await page.getByLabel("E-mail", { exact: true }).fill(asker.email);
  await choose(page, "contactBy", "email");
  await page.getByLabel("What would you like to know?").fill("What does it cost, and what comes back if nothing grows?");
  await page.getByLabel(/^The bank may use these answers/).check();
  const shown = Number((await page.locator('input[name="shown"]').inputValue()).split(".")[0]);
  await expect.poll(() => Date.now() - shown).toBeGreaterThan(2_500);
  await page.getByRole("button", { name: "Send the enquiry" }).click();
  await expect(title(page)).toHaveText("We have your enquiry");
}

/** The coordinator opens the enquiry of this person and sends the quote. */
export async function quote(coordinator: Page, { name }: Asker): Promise<void> {
  await coordinator.goto("/staff/enquiries");
  await coordinator.getByRole("link", { name }).click();
  await coordinator.getByRole("link", { name: "Send a quote" }).click();
  await coordinator.getByLabel("A word to the family").fill("Call us whenever you like.");
  await coordinator.getByRole("button", { name: "Send the quote" }).click();
  await expect(coordinator.getByRole("main")).toContainText("sent");
}

/** The address on our pages in the newest letter to this person that leads there. */
export async function letterLink(page: Page, email: string, pattern: RegExp): Promise<string> {
  let address: string | undefined;
  await expect(async () => {
    await page.goto(`/demo/mail?to=${encodeURIComponent(email)}`);
    const letters = await page
      .locator('main a[href^="/demo/mail/"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    for (const letter of letters) {
      await page.goto(letter ?? "");
      address = pattern.exec(await page.locator("pre").innerText())?.[0];
      if (address !== undefined) break;
    }
    expect(address, `a letter to ${email} with ${pattern}`).toBeDefined();
  }).toPass();
  return address ?? "";
}

/** Opens the quote behind the mailed link, makes an account and accepts for oneself. */
export async function acceptQuote(page: Page, { email, password, name }: Asker): Promise<void> {
  await page.goto(await letterLink(page, email, /\/link\/quote\/[\w.~-]+/));
  await expect(title(page)).toHaveText("Your quote");
  await page.getByRole("link", { name: "Go on: make an account" }).click();
  await expect(page.getByLabel("Family name")).toHaveValue(name.split(" ").slice(1).join(" "));
  await page.locator('input[name="newPassword"]').fill(password);
  await page.getByRole("button", { name: "Make the account" }).click();
  await page.getByRole("link", { name: "Accept the quote" }).click();
  await choose(page, "donorIs", "self");
  await page.getByLabel("Date of birth of the person whose tissue it is").fill("1984-02-29");
  await choose(page, "storagePlan", "yearly");
  await page.locator('select[name="country"]').selectOption("IT");
  await page.locator('input[name="password"]').fill(password);
  await page.getByRole("button", { name: "Sign the agreement" }).click();
  await expect(page).toHaveURL(/\/family\/cases\/[\w-]+$/);
}

/** Reads the consent clause by clause, says yes to what banking needs and leaves the rest at no, and signs. */
export async function signConsent(page: Page, { password }: Asker): Promise<void> {
  await followWhenItWaits(page, "Read and sign");
  await page.getByRole("link", { name: "Read the first clause" }).click();
  for (let clause = 1; !page.url().endsWith("/review"); clause += 1) {
    await expect(page).toHaveURL(new RegExp(`/clauses/${clause}$`));
    const leave = page.getByRole("link", { name: "Leave it at no and go on" });
    if ((await leave.count()) > 0) await leave.click();
    else {
      await choose(page, "answer", "yes");
      await page.getByRole("button", { name: /^Save and / }).click();
    }
    await expect(page).not.toHaveURL(new RegExp(`/clauses/${clause}$`));
  }
  await page.locator('input[name="password"]').fill(password);
  await page.getByRole("button", { name: "Sign the consent" }).click();
  await expect(title(page)).toHaveText("Your consent is complete");
}

/** Pays what waits on the home page with the pretend card that works. */
export async function pay(page: Page): Promise<void> {
  await followWhenItWaits(page, "See the payment");
  const payment = page.url();
  await page.getByRole("button", { name: "Go to the card page" }).click();
  await expect(page).toHaveURL(/\/demo\/card\//);
  await choose(page, "card", "works");
  await page.getByRole("button", { name: /^Pay / }).click();
  await expect(async () => {
    await page.goto(payment);
    await expect(page.getByText(/^Paid on /)).toBeVisible({ timeout: 500 });
  }).toPass();
}

/** What jobs bring about appears on the home page in its own time. */
async function followWhenItWaits(page: Page, name: string): Promise<void> {
  const link = page.getByRole("link", { name });
  await expect(async () => {
    await page.goto("/family");
    await expect(link).toBeVisible({ timeout: 500 });
  }).toPass();
  await link.click();
}

const title = (page: Page) => page.getByRole("heading", { level: 1 });

const choose = (page: Page, name: string, value: string) => page.locator(`input[name="${name}"][value="${value}"]`).check();
