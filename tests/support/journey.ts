import type { Page } from "@playwright/test";
import { expect } from "./browser";
import { ends, fillIn, follow, followWhenItWaits, openRow, pathOf, send, sign } from "./journey-forms";
import { look } from "./looked";

/** What a family does on the portal from the first question to the paid deposit, by its own forms and letters, in its own language. */
export interface Asker {
  name: string;
  email: string;
  tissue: "bone_marrow" | "adipose" | "dental_pulp" | "birth";
  password: string;
}

/** Somebody whom no other test has met: names of letters only, by which staff find the case. */
export function someone(givenName: string, tissue: Asker["tissue"], letters = "abcdefghij"): Asker {
  const digits = `${Date.now()}${Math.floor(Math.random() * 1000)}`;
  const surname = [...digits.slice(3)].map((digit) => [...letters][Number(digit)]).join("");
  const name = `${givenName} ${surname.charAt(0).toUpperCase()}${surname.slice(1)}`;
  return { name, email: `e2e-${digits}@demo.invalid`, tissue, password: `a-long-password-of-${digits}` };
}

/** Fills in the form of an enquiry and sends it, once it has been on show as long as anyone needs to read it. */
export async function enquire(page: Page, { tissue, name, email }: Asker): Promise<void> {
  await page.goto("/enquire");
  await fillIn(page, { tissue, country: "IT", name, email, contactBy: "email", message: "What does it cost, and what comes back?" });
  await page.locator('main input[name="privacyVersion"]').check();
  const shown = Number((await page.locator('input[name="shown"]').inputValue()).split(".")[0]);
  await expect.poll(() => Date.now() - shown).toBeGreaterThan(2_500);
  await send(page, "name", /\/enquire\/thanks$/);
}

/** The coordinator opens the enquiry of this person and sends the quote. */
export async function quote(coordinator: Page, { name }: Asker): Promise<void> {
  await openRow(coordinator, "/staff/enquiries", name);
  const enquiry = pathOf(coordinator);
  await follow(coordinator, '[href$="/quote"]');
  await fillIn(coordinator, { message: "Call us whenever you like." });
  await send(coordinator, "message", ends(enquiry));
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

/** Opens the quote behind the mailed link, makes an account and accepts, saying who the donor is. */
export async function acceptQuote(page: Page, { email, password, name }: Asker, answers: Record<string, string>): Promise<void> {
  await page.goto(await letterLink(page, email, /\/link\/quote\/[\w.~-]+/));
  await look(page);
  await follow(page, '[href$="/account"]');
  await expect(page.locator('input[name="familyName"]')).toHaveValue(name.split(" ").slice(1).join(" "));
  await fillIn(page, { newPassword: password });
  await send(page, "newPassword", /\/family\/quotes\/[\w-]+$/);
  await follow(page, '[href$="/accept"]');
  await fillIn(page, { storagePlan: "yearly", country: "IT", ...answers });
  await sign(page, password, /\/family\/cases\/[\w-]+$/);
}

/** Takes up an invitation that came by mail: chooses a password and is at home. */
export async function takeUpInvitation(page: Page, { email, password }: Asker, home: "family" | "clinic" = "family"): Promise<void> {
  await page.goto(await letterLink(page, email, /\/link\/(clinic-)?invitation\/[\w.~-]+/));
  await fillIn(page, { newPassword: password });
  await send(page, "newPassword", ends(`/${home}`));
}

/** Reads the consent clause by clause, says yes to what banking needs and leaves the rest at no, and signs. */
export async function signConsent(page: Page, { password }: Asker): Promise<void> {
  await followWhenItWaits(page, "/family", '[href^="/family/consents/"]');
  const consent = pathOf(page);
  await follow(page, '[href$="/clauses/1"]');
  for (let clause = 1; !page.url().endsWith("/review"); clause += 1) {
    const next = new RegExp(`/(clauses/${clause + 1}|review)$`);
    const leave = page.locator(`main form a[href^="${consent}/"]`);
    if ((await leave.count()) > 0) await leave.click();
    else {
      await fillIn(page, { answer: "yes" });
      await send(page, "answer", next);
    }
    await expect(page).toHaveURL(next);
  }
  await sign(page, password, ends(consent));
  await expect(page.locator('main a[href$="/withdraw"]').first()).toBeVisible();
}

/** Pays what waits on the home page with the pretend card that works. */
export async function pay(page: Page): Promise<void> {
  await followWhenItWaits(page, "/family", '[href^="/family/payments/"]');
  await payHere(page);
}

/** Pays what this page asks for with the pretend card that works, and looks again until the bank has heard of it. */
export async function payHere(page: Page): Promise<void> {
  const payment = pathOf(page);
  await expect(async () => {
    await page.goto(payment);
    const toCard = page.locator('main form[action$="/pay"] button[type="submit"]');
    if (await toCard.isVisible()) {
      await toCard.click();
      await expect(page).toHaveURL(/\/demo\/card\//);
      await fillIn(page, { card: "works" });
      await send(page, "card", /\/family\/payments/);
      await page.goto(payment);
    }
    await expect(page.locator('main a[href$="/receipt.pdf"]').first()).toBeVisible({ timeout: 300 });
  }).toPass();
}
