import { expect, test } from "vitest";
import { z } from "zod";
import { COUNTRIES, countryName, countryOptions } from "~/bank/people/countries";
import { Country, Day, Email, Line, NewPassword, PersonId, PersonNamed, Phone, Several, Text } from "~/bank/people/fields.server";
import blns from "~tests/vectors/blns.json";

test("every naughty string becomes a line that can be kept, or is refused with a sentence", () => {
  for (const text of blns.strings) {
    const parsed = Line(200).safeParse(text);
    if (parsed.success) expect(parsed.data).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
    else expect(parsed.error.issues[0]?.message).toMatch(/^errors\.(required|too_long)$/);
  }
});

test("what is tidied twice is what is tidied once", () => {
  for (const text of blns.strings) {
    const once = Text(100_000).parse(text);
    expect(Text(100_000).parse(once)).toBe(once);
    const line = Line(100_000).safeParse(text);
    if (line.success) expect(Line(100_000).parse(line.data)).toBe(line.data);
  }
});

test("a text keeps its lines, a line does not", () => {
  expect(Text(100).parse("one\r\ntwo\u0000\tthree ")).toBe("one\ntwo\tthree");
  expect(Line(100).parse(" one\n\ttwo ")).toBe("one two");
});

test.each([
  [Email, " ann@example.org ", "ann@example.org"],
  [Day, "2028-02-29", "2028-02-29"],
  [Phone, "+39 051 123456", "+39 051 123456"],
  [Country, "AE", "AE"],
])("a right answer passes", (schema, typed, kept) => {
  expect(schema.parse(typed)).toBe(kept);
});

test.each([
  [Email, "ann@", "errors.not_an_email"],
  [Email, undefined, "errors.required"],
  [Day, "2027-02-29", "errors.not_a_date"],
  [Day, "29.02.2028", "errors.not_a_date"],
  [Phone, "call me", "people.phone_wrong"],
  [Country, "ZZ", "errors.choose_one"],
  [NewPassword, "too short", "people.password_short"],
  [NewPassword, "x".repeat(201), "errors.too_long"],
])("a wrong answer is told with its sentence", (schema, typed, sentence) => {
  expect(schema.safeParse(typed).error?.issues[0]?.message).toBe(sentence);
});

test("one ticked box, several, or none are a list", () => {
  const Boxes = Several(z.string());
  expect(Boxes.parse("a")).toEqual(["a"]);
  expect(Boxes.parse(["a", "b"])).toEqual(["a", "b"]);
  expect(Boxes.parse(undefined)).toEqual([]);
});

test("every country has a name in each language, in that language's order", () => {
  for (const locale of ["en", "it", "ar"]) {
    const options = countryOptions(locale);
    expect(options).toHaveLength(COUNTRIES.length);
    expect(options.every((option) => option.label !== option.value)).toBe(true);
    expect(options.map((option) => option.label)).toEqual(options.map((option) => option.label).sort((a, b) => a.localeCompare(b, locale)));
  }
  expect(countryName("IT", "it")).toBe("Italia");
});

test("a person is named by the address of their page, by the id that it ends with, or by the e-mail address of their account", () => {
  const id = "0190f3a2-7b1c-7d3e-8f45-6a7b8c9d0e1f";
  for (const typed of [
    id,
    ` ${id.toUpperCase()} `,
    `https://cells.example/staff/people/${id}`,
    `http://localhost:3000/staff/people/${id}/`,
  ])
    expect(PersonId.parse(typed)).toBe(id);
  for (const typed of ["Ada Rossi", "https://cells.example/staff/people", `${id}x`])
    expect(PersonId.safeParse(typed).error?.issues[0]?.message).toBe("people.person_id_wrong");
  expect(PersonNamed.parse(` ${id.toUpperCase()} `)).toBe(id);
  expect(PersonNamed.parse(" Ada@Cells.Example ")).toBe("ada@cells.example");
  for (const typed of ["Ada Rossi", "ada@", `${id}x`, ""])
    expect(PersonNamed.safeParse(typed).error?.issues[0]?.message).toBe("people.person_named_wrong");
});
