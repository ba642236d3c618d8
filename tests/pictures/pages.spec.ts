import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { expectNoSidewaysScroll, signIn, test } from "~tests/support/browser";

const folder = fileURLToPath(new URL("../e2e/pictures/", import.meta.url));

/** One page of each type: who looks, and how one gets there from an address that exists in every demo. */
const PAGES: { name: string; who?: string; go: (page: Page) => Promise<unknown> }[] = [
  { name: "front", go: (page) => page.goto("/") },
  { name: "tissue", go: (page) => page.goto("/tissues/birth") },
  { name: "prices", go: (page) => page.goto("/prices") },
  { name: "evidence", go: (page) => page.goto("/evidence") },
  { name: "enquire", go: (page) => page.goto("/enquire") },
  { name: "sign-in", go: (page) => page.goto("/sign-in") },
  { name: "verify", go: (page) => page.goto("/verify") },
  { name: "family-home", who: "aisha", go: (page) => page.goto("/family") },
  { name: "family", who: "aisha", go: (page) => first(page, "/family", "/family/cases/") },
  { name: "family-payments", who: "aisha", go: (page) => page.goto("/family/payments") },
  { name: "family-consents", who: "aisha", go: (page) => page.goto("/family/consents") },
  { name: "family-documents", who: "aisha", go: (page) => page.goto("/family/documents") },
  { name: "clinic-home", who: "clinic-x", go: (page) => page.goto("/clinic") },
  { name: "clinic", who: "clinic-x", go: (page) => first(page, "/clinic", "/clinic/requests/") },
  { name: "staff", who: "coordinator", go: (page) => page.goto("/staff") },
  { name: "staff-cases", who: "coordinator", go: (page) => page.goto("/staff/cases") },
  { name: "staff-laboratory", who: "lab-a", go: (page) => page.goto("/staff/laboratory") },
  { name: "staff-quality", who: "quality", go: (page) => page.goto("/staff/quality") },
  { name: "staff-freezer", who: "lab-a", go: (page) => page.goto("/staff/freezer") },
  { name: "staff-vials", who: "lab-a", go: (page) => page.goto("/staff/vials") },
  { name: "staff-lot", who: "quality", go: (page) => first(page, "/staff/lots", "/staff/lots/") },
  { name: "staff-release", who: "qp", go: (page) => first(page, "/staff/releases?show=over", "/staff/releases/") },
  { name: "staff-money", who: "finance", go: (page) => page.goto("/staff/money") },
];

/** Opens a list and follows its first link to such an address. */
async function first(page: Page, list: string, to: string): Promise<void> {
  await page.goto(list);
  await page.locator(`main a[href^="${to}"]`).first().click();
  await page.waitForURL((url) => url.pathname.startsWith(to));
}

const LOOKS = [
  { look: "390-light", width: 390, scheme: "light", locale: "en-GB" },
  { look: "1440-light", width: 1440, scheme: "light", locale: "en-GB" },
  { look: "390-dark", width: 390, scheme: "dark", locale: "en-GB" },
  { look: "1440-ar", width: 1440, scheme: "light", locale: "ar" },
] as const;

for (const { look, width, scheme, locale } of LOOKS) {
  for (const { name, who, go } of PAGES) {
    test(`${name} at ${look}`, async ({ stranger }) => {
      const page = await stranger({ viewport: { width, height: 900 }, colorScheme: scheme, locale });
      if (who) await signIn(page, who);
      if (locale === "ar")
        await page
          .context()
          .addCookies([{ name: "lang", value: "ar", url: page.url() === "about:blank" ? "http://localhost" : page.url() }]);
      await go(page);
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: `${folder}${name}-${look}.png`, fullPage: true });
      if (width === 390) await expectNoSidewaysScroll(page);
    });
  }
}
