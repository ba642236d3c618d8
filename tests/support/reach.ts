import type { Page } from "@playwright/test";
import { PAGE_TYPES, typeOfAddress } from "./page-types";

/** So many pages of one type are read for links to further types: what a record links to depends on the state that it is in. */
const READ_OF_A_TYPE = 4;

/**
 * The pages that links lead to from this one, one of each type, by route. Links are read as they came from the server, types that were
 * not met before first.
 */
export async function reach(page: Page): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const read = new Map<string, number>();
  const start = new URL(page.url()).pathname;
  const waiting = new Set([start]);
  const met = new Set([start]);
  const readOf = (address: string) => read.get(typeOfAddress(pathOf(address))?.route ?? "") ?? 0;
  for (;;) {
    const addresses = [...waiting];
    const next = addresses.find((address) => readOf(address) === 0) ?? addresses.find((address) => readOf(address) < READ_OF_A_TYPE);
    const route = next && typeOfAddress(pathOf(next))?.route;
    if (next === undefined || route === undefined) return found;
    waiting.delete(next);
    read.set(route, (read.get(route) ?? 0) + 1);
    const answer = await page.request.get(next);
    if (answer.status() === 200 && !found.has(route)) found.set(route, next);
    for (const link of linksOf(await answer.text())) {
      if (!met.has(link)) waiting.add(link);
      met.add(link);
    }
  }
}

/** Forms that no record of the demo waits for, by route, where they would stand below a record that was found. */
export function formsBelow(found: Map<string, string>): [route: string, address: string][] {
  return PAGE_TYPES.flatMap(({ route }): [string, string][] => {
    const [, record = "", act = ""] = /^(.*)\.([^.$]+)$/.exec(route) ?? [];
    const address = found.get(`${record}._index`);
    return address && !found.has(route) ? [[route, `${pathOf(address)}/${act}`]] : [];
  });
}

const pathOf = (address: string) => address.split("?")[0] ?? "";

/** The addresses of pages that this page's HTML links to. */
function linksOf(html: string): string[] {
  const links = [...html.matchAll(/<a\s[^>]*href="(\/[^"#]*)"/g)].map(([, link = ""]) => link.replaceAll("&amp;", "&"));
  return links.filter((link) => !link.startsWith("/demo/") && typeOfAddress(pathOf(link)) !== undefined);
}
