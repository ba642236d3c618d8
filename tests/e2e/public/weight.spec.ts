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
