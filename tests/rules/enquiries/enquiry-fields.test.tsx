import { describe, expect, test } from "vitest";
import { AcceptanceFields } from "~/bank/enquiries/acceptance-fields";
import { EnquiryFields } from "~/bank/enquiries/enquiry-fields";
import { answered, choicesOf, fieldOf, seen, slipsEverywhere } from "~tests/support/seen";

const I18N = ["enquiries", "people"];

describe("the form of an enquiry", () => {
  const countries = [{ value: "IT", label: "Italy" }];
  const fields = (answer?: unknown, tissue: string | null = null) =>
    answered(<EnquiryFields tissue={tissue} countries={countries} privacyVersion="3" shown="s" />, answer);

  test("chooses only what the visitor came for, and never agrees for them", () => {
    expect(choicesOf(seen(fields(), I18N), "tissue").made).toEqual([]);
    expect(choicesOf(seen(fields(undefined, "birth"), I18N), "tissue").made).toEqual(["birth"]);
    expect(choicesOf(seen(fields(), I18N), "privacyVersion")).toEqual({ values: ["3"], made: [] });
  });

  test("begins with the language of the page", () => {
    expect(fieldOf(seen(fields(), I18N, "it"), "locale").value).toBe("it");
    expect(fieldOf(seen(fields(), I18N, "ar"), "locale").value).toBe("ar");
  });

  test("hides from people the field that programs fill in", () => {
    expect(seen(fields(), I18N)).toMatch(/<div class="vh" aria-hidden="true"><label>[^<]*<input name="website" tabindex="-1"/i);
  });

  test("keeps everything that was typed, and says beside the field what is missing", () => {
    const typed = { message: "Ciao,\nquanto costa?", email: "lina@", contactBy: "phone", privacyVersion: "3" };
    const html = seen(fields({ problems: { phone: "enquiries.phone_needed" }, typed }), I18N);
    expect(fieldOf(html, "message").value).toBe(typed.message);
    expect(fieldOf(html, "email")).toMatchObject({ value: "lina@", direction: "ltr" });
    expect(choicesOf(html, "contactBy").made).toEqual(["phone"]);
    expect(choicesOf(html, "privacyVersion").made).toEqual(["3"]);
    expect(fieldOf(html, "phone").described).toContain("Write the number that we should call.");
  });

  test("has words in every language", () => expect(slipsEverywhere(fields(), I18N)).toEqual([]));
});

describe("accepting a quote", () => {
  const fields = (tissue: string, answer?: unknown) =>
    seen(
      answered(
        <AcceptanceFields
          {...{ tissue, countries: [{ value: "IT", label: "Italy" }], country: "IT", expectedOn: "2026-12-01" }}
          prices={{ yearly: "€120", prepaid: "€1,800" }}
        />,
        answer,
      ),
      I18N,
    );

  test("of birth tissue is for the child that is expected, with the due date", () => {
    expect(choicesOf(fields("birth"), "donorIs")).toEqual({ values: ["unborn"], made: ["unborn"] });
    expect(fieldOf(fields("birth"), "bornOn").there).toBe(false);
    expect(fields("birth")).toContain("2026-12-01");
  });

  test("of other tissue asks whose it is, and for the day of birth", () => {
    expect(choicesOf(fields("adipose"), "donorIs")).toEqual({ values: ["self", "child"], made: [] });
    expect(fieldOf(fields("adipose"), "expectedOn").there).toBe(false);
  });

  test("shows both prices and chooses none; the country is the enquiry's", () => {
    const html = fields("adipose");
    expect(choicesOf(html, "storagePlan").made).toEqual([]);
    expect(html).toContain("€120 each year");
    expect(html).toContain("€1,800 once, for 20 years");
    expect(fieldOf(html, "country").value).toBe("IT");
  });

  test("keeps the other guardian's name and says what contradicts", () => {
    const html = fields("birth", {
      problems: { otherGivenName: "enquiries.sole_or_other" },
      typed: { otherGivenName: "Omar", soleGuardian: "yes" },
    });
    expect(fieldOf(html, "otherGivenName").value).toBe("Omar");
    expect(fieldOf(html, "otherGivenName").described).toContain("not both");
    expect(choicesOf(html, "soleGuardian").made).toEqual(["yes"]);
  });
});
