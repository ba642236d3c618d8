import { expect, test } from "vitest";
import { textOf } from "~/web/catalogue-text";
import { enrich } from "~/web/i18n";
import { catalogueNamed, catalogueOf, localeOf, messagesOf, translator } from "~/web/i18n.server";
import { pageNamespaces } from "~/web/page-namespaces.server";
import { speak, translate } from "~/web/translate";

const asked = (headers: Record<string, string>) => new Request("http://bank.test/", { headers });

test.each([
  ["the account's language first", { Cookie: "lang=it", "Accept-Language": "en" }, { locale: "ar" }, "ar"],
  ["else the one chosen on this device", { Cookie: "a=b; lang=it", "Accept-Language": "ar" }, null, "it"],
  ["else the browser's", { "Accept-Language": "de-CH, ar;q=0.8, en;q=0.9" }, null, "en"],
  ["the browser's second wish, when we do not speak the first", { "Accept-Language": "fr, it-CH;q=0.7, en;q=0.3" }, null, "it"],
  ["else English", { "Accept-Language": "fr, de;q=0.5" }, null, "en"],
  ["not a language that the browser refuses", { "Accept-Language": "ar;q=0, it;q=0.1" }, null, "it"],
  ["nothing that is no language of ours", { Cookie: "lang=xx" }, { locale: "tlh" }, "en"],
])("a page speaks %s", (_, headers, actor, locale) => expect(localeOf(asked(headers as Record<string, string>), actor)).toBe(locale));

const routes = {
  root: { id: "root", path: "", module: {} },
  "routes/staff/kits": {
    id: "routes/staff/kits",
    parentId: "root",
    path: "staff/kits/:kitId",
    module: { handle: { i18n: ["mail", "ui"] } },
  },
  "routes/staff/kits.check": {
    id: "routes/staff/kits.check",
    parentId: "root",
    path: "staff/kits/:kitId/check",
    module: { handle: { i18n: ["mail"] }, action: () => null },
  },
} as never;

test("a page is sent the namespaces that its routes name, and those that every page needs", () => {
  expect(pageNamespaces(routes, "http://bank.test/staff/kits/1?x=1")).toEqual(["ui", "errors", "mail"]);
  expect(pageNamespaces(routes, "http://bank.test/elsewhere")).toEqual(["ui", "errors"]);
});

test("a page that takes a form is sent the sentences of refusals too", () => {
  expect(pageNamespaces(routes, "http://bank.test/staff/kits/1/check")).toEqual(["ui", "errors", "refusals", "mail"]);
});

test("a catalogue that the document carries is called by its name, and holds no sign that could end its element", () => {
  const name = catalogueNamed("en", ["ui", "errors"]);
  expect(name).toBe("en ui errors");
  expect(textOf(name)).toBe(catalogueOf("en", ["ui", "errors"]));
  expect(textOf(name)).not.toContain("<");
  expect(speak("en", name).t("ui.skip")).toBe("Go to the content");
});

test("messages are compiled on the server: a browser needs no parser", () => {
  const messages = messagesOf("en", ["ui"]);
  expect(messages["ui.skip"]).toEqual(["Go to the content"]);
  expect(Object.values(messages).every(Array.isArray)).toBe(true);
  expect(Object.keys(messages).every((key) => key.startsWith("ui."))).toBe(true);
});

test("only the languages' and namespaces' own messages are sent", () => {
  expect(messagesOf("it", ["no-such"])).toEqual({});
  expect(messagesOf("it", ["ui"])["ui.skip"]).toEqual(["Vai al contenuto"]);
});

test("Arabic runs from right to left, the others from left to right", () => {
  expect([translator("ar").dir, translator("en").dir, translator("it").dir]).toEqual(["rtl", "ltr", "ltr"]);
});

test("a key without a message is shown as it is, so that it is seen", () => {
  expect(translate("en", {}).t("ui.skip")).toBe("ui.skip");
});

test("parts of a sentence become what they are given, inside each other too, and what nobody names stays text", () => {
  const parts = { b: (inner: React.ReactNode) => <b>{inner}</b>, i: (inner: React.ReactNode) => <i>{inner}</i> };
  const text = (node: React.ReactNode): string =>
    Array.isArray(node)
      ? node.map(text).join("")
      : typeof node === "object" && node && "props" in node
        ? text((node.props as { children?: React.ReactNode }).children)
        : String(node ?? "");
  expect(text(enrich("a <b>c <i>d</i></b> e", parts))).toBe("a c d e");
  expect(text(enrich("x <u>y</u>", parts))).toBe("x <u>y</u>");
  expect(text(enrich("1 < 2", parts))).toBe("1 < 2");
});
