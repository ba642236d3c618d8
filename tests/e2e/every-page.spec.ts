import { test } from "../support/browser";
import { looked, visit } from "../support/looked";
import { reach } from "../support/reach";
import { firstLink } from "../support/walk";

/** From whose home links lead to one page of each type; what only a journey reaches is looked at there. */
const PEOPLE = ["marco", "clinic-x", "coordinator", "lab-a", "quality", "director", "admin"];
/** Where no link leads that can be followed without filling something in. */
const ALSO: Record<string, string[]> = {
  marco: ["/family/payments/card"],
  coordinator: ["/staff/search?q=Rinaldi"],
};

const BY_ADDRESS = [
  "/enquire",
  "/enquire/thanks",
  "/password",
  "/password/sent",
  "/sign-in",
  "/evidence",
  "/licences",
  "/privacy",
  "/leave",
  "/prices",
  "/tissues/birth",
  "/verify",
  "/demo/mail",
  "/demo/clock",
];

for (const name of PEOPLE)
  test(`what ${name}'s links lead to opens light and dark, on a desk and on a phone, and answers a click`, async ({ as }) => {
    test.setTimeout(600_000);
    const page = await as(name);
    for (const [route, address] of await reach(page)) if (!looked().has(route)) await visit(page, address);
    for (const address of ALSO[name] ?? []) await visit(page, address);
  });

test("what stands open to all opens light and dark, on a desk and on a phone, and answers a click", async ({ page }) => {
  test.slow();
  for (const address of BY_ADDRESS) await visit(page, address);
  await page.goto("/demo/mail");
  await visit(page, await firstLink(page, /^\/demo\/mail\//));
});
