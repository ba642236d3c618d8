import type { Page } from "@playwright/test";
import { test } from "../../support/browser";
import { JOURNEY } from "../../support/journey-forms";
import { looked, visit } from "../../support/looked";
import { PAGE_TYPES, typeOfAddress } from "../../support/page-types";
import { formsBelow, reach } from "../../support/reach";
import { PEOPLE } from "../../support/tour";

test.use(JOURNEY); // and after those that come to a form when it is wanted

/** Forms that only the journeys come to: where those do not run, or have not come that far, they are opened below a record that needs none. */
for (const name of Object.values(PEOPLE).flat())
  test(`forms that no record waits for open below the records that ${name} finds`, async ({ as }) => {
    test.setTimeout(600_000);
    if (PAGE_TYPES.every(({ route }) => looked().has(route))) return;
    const page = await as(name);
    for (const [route, address] of formsBelow(await reach(page)))
      if (!looked().has(route) && (await showsItself(page, address))) await visit(page, address);
  });

/** Whether this person finds the page there, and is not led on to another. */
async function showsItself(page: Page, address: string): Promise<boolean> {
  const answer = await page.request.get(address);
  return answer.status() === 200 && typeOfAddress(new URL(answer.url()).pathname) === typeOfAddress(address);
}
