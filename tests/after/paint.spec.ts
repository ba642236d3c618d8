import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser";

/** What is measured is the page, not what else the machine does: of so many loads the least disturbed counts, and nothing else runs meanwhile. */
const LOADS = 3;

test.describe.configure({ mode: "serial" });

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
    const seen: { paintedMs: number; shift: number }[] = [];
    for (let time = 0; time < LOADS; time += 1) {
      await page.goto(there);
      await page.waitForLoadState("networkidle");
      seen.push(await vitals(page));
    }
    test.info().annotations.push({ type: "vitals", description: JSON.stringify(seen) });
    expect(Math.min(...seen.map(({ paintedMs }) => paintedMs))).toBeLessThan(1800);
    expect(Math.max(...seen.map(({ shift }) => shift))).toBeLessThan(0.02);
  });

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
