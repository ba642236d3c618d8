import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { expect, expectNoSidewaysScroll, signIn, test } from "~tests/support/browser";
import { PAGE_TYPES, typeOfAddress } from "~tests/support/page-types";
import { reach } from "~tests/support/reach";
import { ALSO, OPEN_TO_ALL, PEOPLE } from "~tests/support/tour";

const folder = fileURLToPath(new URL("../e2e/pictures/", import.meta.url));

const STRANGER = "a stranger";
const HOMES = { public: [STRANGER], family: ["aisha", ...PEOPLE.family], clinic: PEOPLE.clinic, staff: PEOPLE.staff };

const LOOKS = [
  { lang: "en", width: 390, colorScheme: "light" },
  { lang: "en", width: 390, colorScheme: "dark" },
  { lang: "en", width: 1440, colorScheme: "light" },
  { lang: "ar", width: 390, colorScheme: "dark" },
  { lang: "ar", width: 1440, colorScheme: "light" },
] as const;

for (const [home, people] of Object.entries(HOMES))
  test(`every type of ${home} page has its picture in every look`, async ({ stranger }) => {
    test.setTimeout(1_800_000);
    const taken = new Set<string>();
    for (const who of people) {
      const page = await stranger();
      if (who === STRANGER) await page.goto("/");
      else await signIn(page, who);
      const found = await reach(page);
      const byHand = who === STRANGER ? OPEN_TO_ALL : (ALSO[who] ?? []);
      for (const address of [...found.values(), ...byHand, ...formsOf(found)]) {
        const route = typeOfAddress(pathOf(address))?.route ?? "";
        if (taken.has(route) || !(route.startsWith(home) || (who === STRANGER && route.startsWith("demo")))) continue;
        if (await showsItself(page, address, route)) await photograph(page, address, nameOf(route));
        taken.add(route);
      }
    }
  });

const pathOf = (address: string) => address.split("?")[0] ?? "";
/** `staff/cases.$caseId._index` is `staff-cases-caseId`. */
const nameOf = (route: string) =>
  route
    .replace(/[./]_index$/, "")
    .replaceAll("$", "")
    .replace(/[./]+/g, "-");

/** Forms that no record of the demo waits for, where they would stand below a record that was found. */
function formsOf(found: Map<string, string>): string[] {
  return PAGE_TYPES.flatMap(({ route }) => {
    const [, record = "", act = ""] = /^(.*)\.([^.$]+)$/.exec(route) ?? [];
    const address = found.get(`${record}._index`);
    return address && !found.has(route) ? [`${pathOf(address)}/${act}`] : [];
  });
}

/** Whether this person finds a page of this type there, and is not led on to another. */
async function showsItself(page: Page, address: string, route: string): Promise<boolean> {
  const answer = await page.request.get(address);
  return answer.status() === 200 && typeOfAddress(new URL(answer.url()).pathname)?.route === route;
}

/** Takes a page in every look. The language is kept on the account. */
async function photograph(page: Page, address: string, name: string): Promise<void> {
  const { origin } = new URL(page.url());
  let spoken = "";
  for (const { lang, width, colorScheme } of LOOKS) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 900 });
    if (lang !== spoken) {
      await page.request.post("/preferences", { form: { lang }, headers: { origin }, maxRedirects: 0 });
      await page.goto(address);
      await expect(page.locator("html")).toHaveAttribute("lang", lang);
      await page.evaluate(() => document.fonts.ready);
      spoken = lang;
    }
    await page.screenshot({ path: `${folder}${name}-${width}-${lang}-${colorScheme}.png`, fullPage: true });
    if (width === 390) await expectNoSidewaysScroll(page);
  }
}
