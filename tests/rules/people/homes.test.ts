import fc from "fast-check";
import { expect, test } from "vitest";
import { ownPath, wayOn } from "~/bank/people/homes.rules";

test.each([
  "https://evil.example/",
  "//evil.example/",
  "/\\evil.example/",
  "/\\/evil.example",
  "\\\\evil.example",
  "javascript:alert(1)",
  "/\t/evil.example",
  "/%0d%0a\n",
  "",
  "family",
  "http:/family",
])("%j is no way on in this portal", (address) => {
  expect(ownPath(address)).toBeUndefined();
});

test.each(["/family/cases/1", "/verify?x=1#y", "/family/quotes/0198?a=b"])("%s is a way on", (address) => {
  expect(ownPath(address)).toBe(address);
});

test("whatever is asked for, the way on stays in this portal", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.string().map((text) => `/${text}`),
      ),
      (next) => {
        const way = wayOn(next, "person");
        expect(new URL(way, "http://portal.test").origin).toBe("http://portal.test");
        expect(way.startsWith("/")).toBe(true);
        expect(way.startsWith("//")).toBe(false);
      },
    ),
    { numRuns: 200 },
  );
});

test("nobody is sent to another kind's home", () => {
  expect(wayOn("/staff/people", "person")).toBe("/family");
  expect(wayOn("/staff", "clinic")).toBe("/clinic");
  expect(wayOn("/family/cases/1", "staff")).toBe("/staff");
  expect(wayOn("/staffing", "person")).toBe("/staffing");
});

test("without a page asked for, everyone goes home", () => {
  expect(wayOn(null, "person")).toBe("/family");
  expect(wayOn("/", "clinic")).toBe("/clinic");
  expect(wayOn(undefined, "staff")).toBe("/staff");
});
