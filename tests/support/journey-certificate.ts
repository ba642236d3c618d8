import type { Page } from "@playwright/test";
import { expect } from "./browser";
import { codeOfPaper } from "./code-of-paper";
import { fillIn } from "./journey-forms";

/** The release certificate of a request, as the clinic takes it from the page: its number, and the code on its paper. */
export async function releaseCertificate(clinic: Page, requestId: string): Promise<{ number: string; code: string }> {
  const link = clinic.locator('main a[href^="/certificates/RC-"][href$=".pdf"]');
  await expect(async () => {
    await clinic.goto(`/clinic/requests/${requestId}`);
    await expect(link).toBeVisible({ timeout: 300 });
  }).toPass();
  const address = (await link.getAttribute("href")) ?? "";
  const paper = await clinic.request.get(address);
  expect(paper.status()).toBe(200);
  expect(paper.headers()["content-type"]).toBe("application/pdf");
  return { number: /RC-\d\d-[\dA-Z]{8}/.exec(address)?.[0] ?? "", code: codeOfPaper(await paper.body()) };
}

const ANSWER = { en: "Authentic", ar: "أصلية" };

/** Whoever holds the paper pastes its code at /verify, and looks its number up. */
export async function verify(page: Page, { number, code }: { number: string; code: string }, language: "en" | "ar" = "en"): Promise<void> {
  const answer = page.getByRole("heading", { level: 1 });
  await page.goto("/verify");
  await fillIn(page, { code });
  await page.locator('main form:has([name="code"]) button[type="submit"]').click();
  await expect(answer).toHaveText(ANSWER[language]);
  await expect(page.getByText(number).first()).toBeVisible();
  await page.goto(`/verify/${number}`);
  await expect(answer).toHaveText(ANSWER[language]);
}
