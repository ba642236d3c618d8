import type { LoaderFunctionArgs } from "@remix-run/node";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { uuidv7 } from "uuidv7";
import { beforeAll, expect, test } from "vitest";
import { issueCertificate } from "~/bank/certificates/issue.server";
import { openStatusList } from "~/bank/certificates/status.rules";
import { publicCertificate } from "~/bank/certificates/store.server";
import { judge, openPublished, type Published } from "~/bank/certificates/verdict.rules";
import { loader as jwks } from "~/routes/public/[.]well-known.jwks[.]json";
import { loader as status } from "~/routes/public/certificates.status";
import { action as checkCode, loader as page } from "~/routes/public/verify._index";
import { loader as byNumber } from "~/routes/public/verify.$number";
import { loader as savedFile } from "~/routes/public/verify[.]html";
import { Desk } from "~/ui/verify/desk";
import { translator } from "~/web/i18n.server";
import { certifiableOf, givenCase, plainPaper } from "~tests/support/issued-certificates";

const args = (path: string, params = {}, init?: RequestInit) =>
  ({ request: new Request(`http://portal.test${path}`, init), params, context: { nonce: "n0nce" } }) as unknown as LoaderFunctionArgs;

const post = (code: string) => args("/verify", {}, { method: "POST", body: new URLSearchParams({ code }) });

let number = "";
let code = "";
beforeAll(async () => {
  number = await issueCertificate(uuidv7(), certifiableOf(await givenCase()), plainPaper);
  code = (await publicCertificate(number))?.code ?? "";
});

const statusOf = (answer: { init: ResponseInit | null }) => answer.init?.status;

test("the list at /certificates/status and the keys at /.well-known/jwks.json are enough to verify", async () => {
  const list = await status();
  const keys = (await (await jwks()).json()) as { keys: Published["keys"] };
  expect(list.headers.get("access-control-allow-origin")).toBe("*");
  expect(keys.keys[0]).toMatchObject({ kty: "OKP", crv: "Ed25519", use: "sig", alg: "EdDSA", kid: expect.stringMatching(/^[\w-]{8}$/) });
  expect(keys.keys[0]).not.toHaveProperty("d");
  const published = { keys: keys.keys, statusList: await list.text() };
  expect(judge(code, openPublished(published)).answer).toBe("authentic");
  expect(openStatusList(published.statusList, published.keys)?.papers).toHaveLength(1);
});

test("the page carries keys and list inside", async () => {
  const { data } = await page(args("/verify"));
  expect(judge(code, openPublished(data.published)).answer).toBe("authentic");
});

test("without a script, a pasted code is checked by the server", async () => {
  const good = await checkCode(post(`http://portal.test/verify#${code}`));
  expect(good.data.verdict).toMatchObject({ answer: "authentic", facts: { number } });
  expect(statusOf(good)).toBe(200);
  const changed = await checkCode(post(code.replace(/.(?=.{20}$)/, (sign) => (sign === "A" ? "B" : "A"))));
  expect(changed.data.verdict.answer).toBe("altered");
});

test.each(["", "hello", "x".repeat(100_000), "..", "{}"])("a pasted %.20j is a 422 that keeps what was typed, shortened", async (typed) => {
  const answer = await checkCode(post(typed));
  expect(statusOf(answer)).toBe(422);
  expect(answer.data.code).toBe(typed.slice(0, 4000));
});

test("the server's answer stands in the page without a script, with forms that need none and nothing that needs one", async () => {
  const { published, clockAheadMs } = (await page(args("/verify"))).data;
  const first = judge(code, openPublished(published));
  const props = { published, clockAheadMs, first, bankName: "Northlight", site: "", online: true, words: translator("en") };
  const html = renderToStaticMarkup(createElement(Desk, props));
  for (const words of ["Authentic", number, "Checked on our server", 'method="post" action="/verify"', 'href="/verify.html"'])
    expect(html).toContain(words);
  expect(html).not.toContain("camera");
  expect(renderToStaticMarkup(createElement(Desk, { ...props, first: null }))).toContain("This browser runs no scripts");
});

test("a typed number leads to its page, however it was typed; another text is a 422", async () => {
  const typed = number.toLowerCase().replaceAll("-", " ");
  const answer = await page(args(`/verify?number=${encodeURIComponent(typed)}`)).catch((thrown: Response) => thrown);
  expect(answer).toBeInstanceOf(Response);
  expect((answer as Response).headers.get("location")).toBe(`/verify/${number}`);
  expect(statusOf(await page(args("/verify?number=RC-26")))).toBe(422);
});

test("the page of a number says what the code says, and nothing about a person", async () => {
  const found = await byNumber(args(`/verify/${number}`, { number }));
  expect(found.verdict).toMatchObject({ answer: "authentic", facts: { number } });
  expect(JSON.stringify(found)).not.toMatch(/Marco|Rossi|1984-12-14/);
});

test.each(["RC-26-00000000", "nonsense", "' or 1=1 --", "\u0000"])(
  "%j is a 404, and an unknown number looks like a malformed one",
  async (asked) => {
    const thrown = await byNumber(args("/verify/x", { number: asked })).catch((response: Response) => response);
    expect((thrown as Response).status).toBe(404);
    expect(await (thrown as Response).text()).toBe("");
  },
);

test("the saved file is one file: it names no other, and its policy allows its own script and style by hash", async () => {
  const answer = await savedFile(args("/verify.html"));
  const html = await answer.text();
  expect(html).not.toMatch(/<(script|link|img)[^>]+(src|href)="(?!data:,)/);
  expect(html).toMatch(/script-src 'sha256-[\w+/]+=*'; style-src 'sha256-/);
  expect(html).toContain("connect-src http://portal.test;");
  const carried = JSON.parse(/id="carried">(.*?)<\/script>/s.exec(html)?.[1] ?? "");
  expect(judge(code, openPublished(carried.published)).answer).toBe("authentic");
});

test("the saved file speaks the reader's language", async () => {
  const html = await (await savedFile(args("/verify.html", {}, { headers: { "accept-language": "ar" } }))).text();
  expect(html).toContain('<html lang="ar" dir="rtl">');
  expect(html).toContain("التحقق من شهادة");
});
