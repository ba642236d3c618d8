import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import Camera from "~/ui/verify/camera";
import type { Carried } from "~/ui/verify/saved-page";
import { savedPage } from "~/ui/verify/saved-page.server";
import { LOCALES } from "~/web/formats";
import { messagesOf, translator } from "~/web/i18n.server";
import { seen, slipsOf, told } from "~tests/support/seen";

const carried = (changes: Partial<Carried> = {}): Carried => ({
  ...{ published: { keys: [], statusList: "a.b.c" }, bankName: "Northlight", baseUrl: "https://bank.example", demo: false },
  ...{ clockAheadMs: 0, locale: "en" as const, messages: messagesOf("en", ["ui", "verify"]) },
  ...changes,
});
const page = (changes: Partial<Carried> = {}) => savedPage(carried(changes), "n0nce");
const dataIn = (html: string) => JSON.parse(/<script type="application\/json" id="carried">(.*?)<\/script>/s.exec(html)?.[1] ?? "");
const between = (html: string, tag: string) => new RegExp(`<${tag} nonce="n0nce">(.*?)</${tag}>`, "s").exec(html)?.[1] ?? "";
const hashed = (inline: string) => `'sha256-${createHash("sha256").update(inline).digest("base64")}'`;

describe("the verifier as one file", () => {
  test("carries all that it knows, whole", () => {
    expect(dataIn(page())).toEqual(JSON.parse(JSON.stringify(carried())));
  });

  test("allows exactly the script and the style that stand in it, and no network but the bank's", () => {
    const html = page();
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";
    expect(policy).toContain(`script-src ${hashed(between(html, "script"))};`);
    expect(policy).toContain(`style-src ${hashed(between(html, "style"))};`);
    expect(policy).toContain("connect-src https://bank.example;");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*/);
  });

  test("names no other file", () => {
    expect(page()).not.toMatch(/<(script|img|iframe)[^>]*\ssrc=|<link[^>]*href="(?!data:)/);
  });

  test("cannot be broken open by the name of a bank", () => {
    const bankName = 'A & B</title></script><script>alert("x")</script>';
    const html = page({ bankName });
    expect(html.match(/<script/g)).toHaveLength(page().match(/<script/g)?.length ?? 0);
    expect(html).toContain("A &amp; B&lt;/title>");
    expect(dataIn(html).bankName).toBe(bankName);
  });

  test.each(LOCALES)("is in %s, in its direction, and says to whoever runs no script what to do", (locale) => {
    const messages = messagesOf(locale, ["ui", "verify"]);
    const html = page({ locale, messages });
    expect(html).toContain(`<html lang="${locale}" dir="${locale === "ar" ? "rtl" : "ltr"}">`);
    expect(html).toContain(translator(locale).t("verify.no_script_saved").slice(0, 20));
    expect(slipsOf(/<title>.*?<\/title>|<noscript>.*?<\/noscript>/s.exec(html)?.[0] ?? "")).toEqual([]);
  });
});

describe("the camera's picture", () => {
  const camera = (locale: (typeof LOCALES)[number] = "en") => <Camera onText={() => undefined} words={translator(locale)} />;

  test("is muted, stays in the page, and is named for those who do not see it", () => {
    const html = seen(camera(), []);
    expect(html).toMatch(/<video[^>]*muted/);
    expect(html).toMatch(/<video[^>]*playsinline/i);
    expect(html).toMatch(/<video[^>]*aria-label="[^"]+"/);
  });

  test("says how to aim, in every language", () => {
    const said = LOCALES.map((locale) => told(camera(locale), [], locale));
    expect(new Set(said).size).toBe(LOCALES.length);
    for (const locale of LOCALES) expect(slipsOf(seen(camera(locale), [], locale))).toEqual([]);
  });
});
