import { AxeBuilder } from "@axe-core/playwright";
import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";

export { expect };

interface People {
  /** A browser of its own, signed in as this demo person (`marco`, `clinic-x`, `lab-a`…). */
  as: (name: string, options?: BrowserContextOptions) => Promise<Page>;
  /** A browser of its own that nobody has signed in with. */
  stranger: (options?: BrowserContextOptions) => Promise<Page>;
  /** Lets the page write something to the console that this pattern matches. */
  expectConsole: (pattern: RegExp) => void;
}

/** What the browser says by itself when a form is answered with 409 or 422: that is how forms work here. */
const ORDINARY = [
  /^Failed to load resource: the server responded with a status of (409|422)/,
  // A letter stands in a sandbox without scripts, and the browser says so whenever this test's tools look into it.
  /^Blocked script execution in 'about:srcdoc' because the document's frame is sandboxed/,
];

/** `test` with people to play, and an eye on every console: whatever a page complains of fails the test. */
export const test = base.extend<People & { complaints: { heard: string[]; allowed: RegExp[] } }>({
  complaints: [
    async ({}, use) => {
      const complaints = { heard: [] as string[], allowed: [...ORDINARY] };
      await use(complaints);
      const unexpected = complaints.heard.filter((said) => !complaints.allowed.some((pattern) => pattern.test(said)));
      expect(unexpected, "nothing is written to the console").toEqual([]);
    },
    { auto: true },
  ],
  expectConsole: async ({ complaints }, use) => use((pattern) => void complaints.allowed.push(pattern)),
  context: async ({ context, complaints }, use) => {
    listen(context, complaints.heard);
    await use(context);
  },
  stranger: async ({ browser, contextOptions, baseURL, complaints }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ ...contextOptions, ...(baseURL && { baseURL }), ...options });
      listen(context, complaints.heard);
      opened.push(context);
      return context.newPage();
    });
    for (const context of opened) await context.close();
  },
  as: async ({ stranger }, use) =>
    use(async (name, options) => {
      const page = await stranger(options);
      await signIn(page, name);
      return page;
    }),
});

function listen(context: BrowserContext, heard: string[]): void {
  context.on("console", (message) => message.type() === "error" && heard.push(message.text()));
  context.on("weberror", (error) => heard.push(String(error.error())));
}

/** Signs in by the one button that a demo offers for each of its people. */
export async function signIn(page: Page, name: string): Promise<void> {
  await page.goto("/sign-in");
  await page.locator(`button[data-demo="${name}"]`).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

/** Nothing on the page keeps anyone out: axe finds nothing serious by WCAG 2.2 A and AA, or by these of its rules alone. */
export async function expectAccessible(page: Page, rules?: string[]): Promise<void> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true); // in the page itself: a page of its own for each answer costs as much as the answer
  const { violations } = await (rules
    ? axe.withRules(rules)
    : axe.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
  ).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(
    serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`),
    `axe on ${page.url()}`,
  ).toEqual([]);
}

/** At this width, once the page has settled in it, nothing makes the page scroll sideways; else the elements that stand out are named. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const standingOut = () =>
    page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      if (scrollWidth <= clientWidth) return [];
      const wide = [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > clientWidth + 1);
      return [`${scrollWidth} in ${clientWidth}`, ...wide.map(({ tagName, className }) => `${tagName} ${className}`)];
    });
  await expect.poll(standingOut, { message: `${page.url()} fits its window` }).toEqual([]);
}

/** Waits until the browser has taken the page over, so that a click is answered by the page and not by a reload. */
export async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(
    () => Object.keys(document.documentElement).some((key) => key.startsWith("__reactFiber")) || "__remixRouter" in window,
  );
}
