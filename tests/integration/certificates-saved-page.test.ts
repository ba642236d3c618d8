import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { codeText } from "~/bank/certificates/code.rules";
import { sha256Of } from "~/bank/certificates/encoding.rules";
import { statusId } from "~/bank/certificates/status.rules";
import { savedPage } from "~/ui/verify/saved-page.server";
import { messagesOf } from "~/web/i18n.server";
import { codeOf, freshKeys, RELEASED, statusListOf } from "~tests/support/certificates";
import { ensureChromium } from "~tests/support/chromium.mjs";
import { pagePicture, paperWith } from "~tests/support/paper";

const keys = await freshKeys();
const code = await codeOf(keys);
const pdf = await paperWith(codeText("https://bank.example", code), RELEASED.number);
const otherPdf = await paperWith(codeText("https://bank.example", code), "RC-26-FORGED00");
const folder = mkdtempSync(join(tmpdir(), "saved-page-"));
let browser: Browser;

beforeAll(async () => {
  const executablePath = await ensureChromium(() => undefined);
  browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ["--disable-background-networking"] });
  const entries = [
    {
      id: statusId({ ...RELEASED, number: "RC-26-00000000" }),
      state: "revoked" as const,
      since: new Date("2026-05-02T10:00:00Z"),
      reason: "result_changed" as const,
    },
  ];
  writeFileSync(join(folder, "verify.html"), await page(await statusListOf(keys, { papers: [sha256Of(pdf)], entries })));
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

async function page(statusList: string): Promise<string> {
  const published = { keys: keys.published, statusList };
  const clockAheadMs = Date.parse("2026-11-23T08:00:00Z") - Date.now();
  return savedPage(
    {
      published,
      bankName: "Northlight",
      baseUrl: "https://bank.example",
      demo: true,
      clockAheadMs,
      locale: "en",
      messages: messagesOf("en", ["ui", "verify"]),
    },
    "n",
  );
}

/** The saved file, opened from the disk by a browser that has no network; nothing may be complained of. */
async function opened(fragment = ""): Promise<{ view: Page; complaints: string[] }> {
  const context = await browser.newContext({ offline: true });
  const view = await context.newPage();
  view.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  view.on("console", (said) => said.type() === "error" && complaints.push(said.text()));
  view.on("pageerror", (error) => complaints.push(String(error)));
  await view.goto(`file://${join(folder, "verify.html")}${fragment}`);
  return { view, complaints };
}

const heading = (view: Page) => view.getByRole("heading", { level: 1 });

test("from a disk, with the network off, the saved page says authentic and shows what was signed", async () => {
  const { view, complaints } = await opened(`#${code}`);
  await heading(view).filter({ hasText: "Authentic" }).waitFor();
  const text = await view.getByRole("main").innerText();
  for (const line of ["RC-26-7Q2MXK4Z", "A9999 26 000001", "134 million", "Released for use", "Not revoked, not superseded"])
    expect(text).toContain(line);
  // The 100 ms of the design are for a machine that does nothing else; here other tests share the two cores.
  expect(Number(/in (\d+) ms/.exec(text)?.[1])).toBeLessThan(1000);
  expect(complaints).toEqual([]);
});

test("one changed character is altered, another bank's code is not ours, a revoked one is revoked as of the list's date", async () => {
  const { view } = await opened();
  const expectAnswer = async (pasted: string, answer: RegExp) => {
    await view.getByLabel("Text of the square code").fill(pasted);
    await view.getByRole("button", { name: "Check the code" }).click();
    await heading(view).filter({ hasText: answer }).waitFor();
  };
  await expectAnswer(
    code.replace(/.(?=.{20}$)/, (sign) => (sign === "A" ? "B" : "A")),
    /^Altered$/,
  );
  await expectAnswer(await codeOf(await freshKeys()), /^Not ours$/);
  await expectAnswer(await codeOf(keys, { number: "RC-26-00000000" }), /^Revoked, as of 23.Nov.2026$/);
  await expectAnswer("half a code", /^Not a whole code$/);
});

test("a PDF of the bank is unaltered; another file with the same code is authentic by its code only, and says that its text was not checked", async () => {
  const { view } = await opened();
  const file = view.getByLabel("The PDF, or a photo of the code");
  await file.setInputFiles({ name: "certificate.pdf", mimeType: "application/pdf", buffer: pdf });
  await view.getByText("This file is unaltered").waitFor();
  await file.setInputFiles({ name: "certificate.pdf", mimeType: "application/pdf", buffer: otherPdf });
  await view.getByText("The code is authentic; this file’s text was not checked").waitFor();
  await file.setInputFiles({ name: "letter.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7") });
  await view.getByText("This file carries no code of ours").waitFor();
});

test("a photo of the paper is read, still without the network; a picture without a code says how to take a better one", async () => {
  const { view, complaints } = await opened();
  const file = view.getByLabel("The PDF, or a photo of the code");
  const photo = (await pagePicture(pdf, 254)).toBuffer("image/png"); // 10 px a mm, as a phone sees a whole page
  await file.setInputFiles({ name: "photo.png", mimeType: "image/png", buffer: photo });
  await heading(view).filter({ hasText: "Authentic" }).waitFor();
  await file.setInputFiles({ name: "photo.png", mimeType: "image/png", buffer: Buffer.from("no picture") });
  await view.getByText("No square code was found in this picture").waitFor();
  expect(complaints).toEqual([]);
});

test("an old list says how old it is, and keeps working when the bank cannot be reached", async () => {
  const { view } = await opened();
  await view.clock.install({ time: new Date(Date.now() + 9 * 86_400_000) });
  await view.reload();
  await view.getByText("Your list is 9 days old.").waitFor();
  await view.getByRole("button", { name: "Fetch today’s list" }).click();
  await view.getByText("The bank could not be reached").waitFor();
});
