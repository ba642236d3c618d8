import { describe, expect, test } from "vitest";
import { CaseMark } from "~/bank/collection/case-view";
import { TextField } from "~/ui/fields/text";
import { answered, choicesOf, fieldOf, linksOf, seen, slipsOf, standsAlone } from "~tests/support/seen";

describe("a slip on a page is found", () => {
  test("when a key has no words", () => expect(slipsOf(seen(<CaseMark state="stored" />, []))).toEqual(["collection.case_stored"]));

  test.each([
    ["<p>billing.due_of</p>", "billing.due_of"],
    ['<svg aria-label="laboratory.growth_label"></svg>', "laboratory.growth_label"],
    ["<p>Paid on {date}.</p>", "{date}"],
    ["<p>Dear undefined,</p>", "undefined"],
    ["<p>NaN mL</p>", "NaN"],
    ["<p>Invalid Date</p>", "Invalid Date"],
    ["<p>[object Object]</p>", "[object"],
  ])("in %s", (html, slip) => expect(slipsOf(html).join(" ")).toContain(slip.replace("}", "")));

  test("but not in an address or a name that only looks like one", () => {
    expect(slipsOf('<a href="/staff/billing.pdf">care@people.example</a>')).toEqual([]);
  });
});

test("a text stands alone only within its own element", () => {
  expect(standsAlone("<bdi>Lina Haddad</bdi>", "Lina Haddad")).toBe(true);
  expect(standsAlone("<p>Lina Haddad</p><bdi>D-1</bdi>", "Lina Haddad")).toBe(false);
});

test("links are read with their words and address", () => {
  expect(linksOf('<a class="x" href="/a?b=1&amp;c=2"><span>See</span> it</a>')).toEqual([["See it", "/a?b=1&c=2"]]);
});

test("a field is read as it is labelled, filled and described", () => {
  const html = seen(answered(<TextField name="name" label="Name" hint="Whole" />, undefined), []);
  expect(fieldOf(html, "name")).toEqual({ there: true, label: "Name", value: "", described: "Whole", direction: "" });
  expect(fieldOf(html, "other").there).toBe(false);
});

test("choices are read with those that are made", () => {
  const html = '<input type="radio" name="a" value="1"/><input type="radio" name="a" checked="" value="2"/>';
  expect(choicesOf(html, "a")).toEqual({ values: ["1", "2"], made: ["2"] });
});
