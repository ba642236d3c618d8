import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, hydrated, test } from "../../support/browser";
import { codeOfPaper } from "../../support/code-of-paper";
import { look } from "../../support/looked";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

/** Marco's finished request, as the clinic that infused his cells finds it. */
async function openMarcosRequest(page: Page) {
  await page
    .getByRole("row", { name: /Marco Rinaldi/ })
    .getByRole("link")
    .click();
  await expect(heading(page)).toContainText("Marco Rinaldi");
}

/** The release certificate on the page of a request: its number, and its paper as it is handed out. */
async function releaseCertificate(page: Page) {
  const link = page.getByRole("link", { name: "Download Release certificate" });
  const address = (await link.getAttribute("href")) ?? "";
  const paper = await page.request.get(address);
  expect(paper.headers()["content-type"]).toBe("application/pdf");
  return { number: /RC-\d\d-[\dA-Z]{8}/.exec(address)?.[0] ?? "", paper: await paper.body() };
}

test("a clinic follows a certificate to its number, and checks its code without the network", async ({ as }) => {
  const page = await as("clinic-x");
  await openMarcosRequest(page);
  const { number, paper } = await releaseCertificate(page);
  const code = codeOfPaper(paper);

  await page.goto(`/verify/${number}`);
  await expect(heading(page)).toHaveText("Authentic");
  await expect(page.getByText("You looked up a number.")).toBeVisible();
  await look(page);

  await page.goto("/verify");
  await hydrated(page);
  await page.context().setOffline(true);
  await page.evaluate((fragment) => window.location.assign(fragment), `/verify#${code}`);
  await expect(heading(page)).toHaveText("Authentic");
  await expect(heading(page)).toBeFocused();
  await expect(page.getByText(number).first()).toBeVisible();
  await expect(page.getByText(/^Checked without the network in/)).toBeVisible();

  await page.evaluate((fragment) => window.location.assign(fragment), `/verify#${changed(code)}`);
  await expect(heading(page)).toHaveText("Altered");

  await page.getByLabel("Text of the square code").fill(code);
  await page.getByRole("button", { name: "Check the code" }).click();
  await expect(heading(page)).toHaveText("Authentic");

  await page
    .getByLabel("The PDF, or a photo of the code")
    .setInputFiles({ name: `${number}.pdf`, mimeType: "application/pdf", buffer: paper });
  await expect(page.getByText("This file is unaltered")).toBeVisible();
  await page.context().setOffline(false);
  await expectAccessible(page);
});

test("whoever scans the square code of a paper gets the answer at once, on a phone too", async ({ as, stranger }) => {
  const clinic = await as("clinic-x");
  await openMarcosRequest(clinic);
  const code = codeOfPaper((await releaseCertificate(clinic)).paper);
  const page = await stranger({ viewport: { width: 390, height: 844 } });
  await page.goto(`/verify#${code}`);
  await expect(heading(page)).toHaveText("Authentic");
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});

test("a browser without scripts pastes the code, and the server answers the same", async ({ as, stranger }) => {
  const clinic = await as("clinic-x");
  await openMarcosRequest(clinic);
  const code = codeOfPaper((await releaseCertificate(clinic)).paper);
  const page = await stranger({ javaScriptEnabled: false });
  await page.goto("/verify");
  for (const [text, answer] of [
    [code, "Authentic"],
    [changed(code), "Altered"],
    ["what is this", "Not a whole code"],
  ] as const) {
    await page.getByLabel("Text of the square code").fill(text);
    await page.getByRole("button", { name: "Check the code" }).click();
    await expect(heading(page)).toHaveText(answer);
  }
});

/** The code with one character of what it certifies replaced by another. */
function changed(code: string): string {
  const at = code.indexOf(".") + 9;
  return `${code.slice(0, at)}${code[at] === "A" ? "B" : "A"}${code.slice(at + 1)}`;
}
