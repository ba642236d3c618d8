import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { expect, expectNoSidewaysScroll, test } from "./browser";

const folder = fileURLToPath(new URL("../e2e/pictures/", import.meta.url));

const LOOKS = [
  { lang: "en", width: 390, colorScheme: "light" },
  { lang: "en", width: 390, colorScheme: "dark" },
  { lang: "en", width: 1440, colorScheme: "light" },
  { lang: "ar", width: 390, colorScheme: "dark" },
  { lang: "ar", width: 1440, colorScheme: "light" },
] as const;

/** What five pictures of one page may take beside the test that came to it. */
const PICTURES_TAKE_MS = 30_000;

/** No picture is higher, in CSS pixels; a longer list goes on as it began. */
const HIGHEST = 8_000;

/** Takes the page at this address in every look, beside the page that shows it and in the end in its language, which is kept on the account. */
export async function photograph(shown: Page, route: string): Promise<void> {
  test.setTimeout(test.info().timeout + PICTURES_TAKE_MS);
  const home = (await shown.locator("html").getAttribute("lang")) ?? "en";
  const page = await shown.context().newPage();
  let spoken = "";
  for (const { lang, width, colorScheme } of LOOKS) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 900 });
    if (lang !== spoken) {
      await speak(shown, lang);
      await page.goto(shown.url());
      await expect(page.locator("html")).toHaveAttribute("lang", lang);
      await page.evaluate(() => document.fonts.ready);
      spoken = lang;
    }
    if (width === 390) await expectNoSidewaysScroll(page);
    // The window is as high as the page, so that what stays at its edges lies over nothing.
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height: Math.min(height, HIGHEST) });
    await page.screenshot({ path: `${folder}${nameOf(route)}-${width}-${lang}-${colorScheme}.png` });
  }
  await speak(shown, home);
  await page.close();
}

async function speak(page: Page, lang: string): Promise<void> {
  const { origin } = new URL(page.url());
  // The server may close a connection that was idle just when it is used again: then it is asked anew, as a browser does.
  await page.request.post("/preferences", { form: { lang }, headers: { origin }, maxRedirects: 0, maxRetries: 1 });
}

/** `staff/cases.$caseId._index` is `staff-cases-caseId`. */
const nameOf = (route: string) =>
  route
    .replace(/[./]_index$/, "")
    .replaceAll("$", "")
    .replace(/[./]+/g, "-");
