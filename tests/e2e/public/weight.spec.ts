import type { CDPSession, Page } from "@playwright/test";
import { expect, hydrated, test } from "../../support/browser";

const KILOBYTE = 1000;
/** What a page may load of scripts, compressed as they come; `/verify` carries what it needs to work without the network. */
const MOST_SCRIPT_KB = 105;

const PAGES: { address: string; as?: string }[] = [
  { address: "/" },
  { address: "/prices" },
  { address: "/evidence" },
  { address: "/enquire" },
  { address: "/sign-in" },
  { address: "/family", as: "marco" },
  { address: "/family/payments", as: "marco" },
  { address: "/clinic", as: "clinic-x" },
  { address: "/staff", as: "coordinator" },
  { address: "/staff/vials", as: "lab-a" },
  { address: "/staff/freezer", as: "lab-a" },
  { address: "/staff/releases", as: "qp" },
];

for (const { address, as: name } of PAGES)
  test(`${address} weighs what it may, and no script holds it up`, async ({ stranger, as }) => {
    const page = name ? await as(name) : await stranger();
    const cdp = await page.context().newCDPSession(page);
    const bytes = await weighed(cdp, async () => {
      await page.goto(address);
      await hydrated(page);
      await page.waitForLoadState("networkidle");
    });
    test.info().annotations.push({ type: "bytes", description: JSON.stringify(bytes) });
    expect(bytes.Script ?? 0, "scripts").toBeLessThanOrEqual(MOST_SCRIPT_KB * KILOBYTE);
    expect(await blockingScripts(page)).toEqual([]);
  });

for (const { address, as: name } of [{ address: "/" }, { address: "/family", as: "marco" }])
  test(`${address === "/" ? "the front page" : "a family's timeline"} stands within 1.8 s and does not move, on a processor four times slower`, async ({
    stranger,
    as,
  }) => {
    const page = name ? await as(name) : await stranger();
    const cdp = await page.context().newCDPSession(page);
    if (name)
      await page.goto(
        await page
          .locator('a[href^="/family/cases/"]')
          .first()
          .evaluate((link: HTMLAnchorElement) => link.href),
      );
    const there = name ? page.url() : address;
    await cdp.send("Network.enable");
    await cdp.send("Network.setCacheDisabled", { cacheDisabled: true });
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await page.goto(there);
    await page.waitForLoadState("networkidle");
    const { paintedMs, shift } = await vitals(page);
    test.info().annotations.push({ type: "vitals", description: JSON.stringify({ paintedMs, shift }) });
    expect(paintedMs).toBeLessThan(1800);
    expect(shift).toBeLessThan(0.02);
  });

/** Bytes on the wire by kind: Script, Stylesheet, Font, Image, Document; the cache is empty. */
async function weighed(cdp: CDPSession, visit: () => Promise<void>): Promise<Record<string, number>> {
  const kinds = new Map<string, string>();
  const bytes: Record<string, number> = {};
  await cdp.send("Network.enable");
  await cdp.send("Network.setCacheDisabled", { cacheDisabled: true });
  cdp.on("Network.responseReceived", ({ requestId, type }) => kinds.set(requestId, type));
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? "Other";
    bytes[kind] = (bytes[kind] ?? 0) + encodedDataLength;
  });
  await visit();
  return bytes;
}

/** Scripts with an address that the parser waits for. */
const blockingScripts = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("script[src]")]
      .filter((script) => !script.hasAttribute("async") && !script.hasAttribute("defer") && script.getAttribute("type") !== "module")
      .map((script) => script.getAttribute("src")),
  );

/** Largest contentful paint in ms after the navigation began, and the sum of layout shifts. */
const vitals = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<{ paintedMs: number; shift: number }>((resolve) => {
        let [paintedMs, shift] = [0, 0];
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) paintedMs = entry.startTime;
        }).observe({ type: "largest-contentful-paint", buffered: true });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
            if (!entry.hadRecentInput) shift += entry.value;
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve({ paintedMs, shift }), 500);
      }),
  );
