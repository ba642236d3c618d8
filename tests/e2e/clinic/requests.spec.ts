import { expect, test } from "../../support/browser";
import { withoutReload } from "../../support/walk";

test("a clinic opens a request without loading everything anew, and comes back", async ({ as }) => {
  const page = await as("clinic-x");
  await withoutReload(
    page,
    () =>
      page
        .getByRole("row", { name: /Marco Rinaldi/ })
        .getByRole("link")
        .click(),
    /\/clinic\/requests\//,
  );
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Marco Rinaldi");
  await withoutReload(page, async () => void (await page.goBack()), /\/clinic$/);
  await expect(page.getByRole("row", { name: /Marco Rinaldi/ })).toBeVisible();
});

test("one clinic does not find the requests of another", async ({ as, expectConsole }) => {
  expectConsole(/status of 404/);
  const x = await as("clinic-x");
  const address = await x
    .getByRole("row", { name: /Marco Rinaldi/ })
    .getByRole("link")
    .getAttribute("href");
  const y = await as("clinic-y");
  const answer = await y.goto(address ?? "");
  expect(answer?.status()).toBe(404);
});
