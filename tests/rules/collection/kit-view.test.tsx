import { describe, expect, test } from "vitest";
import { KitPlanFields } from "~/bank/collection/kit-plan-fields";
import { KitActs, KitFacts, KitParts } from "~/bank/collection/kit-view";
import { aKit } from "~tests/support/examples/collection";
import { answered, choicesOf, fieldOf, linksOf, seen, slipsEverywhere, standsAlone, told } from "~tests/support/seen";

const I18N = ["collection"];
const sent = { dispatchedAt: "2026-11-13T09:00:00Z", courier: "Polar", tracking: "PX-1", checkedBy: "a2", checkedByName: "Bo" };

describe("a kit's facts", () => {
  test("say that nobody has checked the labels, until somebody has", () => {
    expect(told(<KitFacts kit={aKit} />, I18N)).toContain("Labels checked by nobody yet");
    expect(told(<KitFacts kit={{ ...aKit, ...sent }} />, I18N)).toContain("Labels checked by Bo");
  });

  test("name people and courier standing alone", () => {
    const html = seen(<KitFacts kit={{ ...aKit, ...sent }} />, I18N);
    for (const name of ["Lina Haddad", "Ada", "Bo", "Polar"]) expect(standsAlone(html, name)).toBe(true);
  });

  test("tell of the way only once it was sent", () => {
    expect(told(<KitFacts kit={aKit} />, I18N)).not.toMatch(/\bSent\b/);
    expect(told(<KitFacts kit={{ ...aKit, ...sent }} />, I18N)).toMatch(/Sent 13 Nov 2026.*Polar · PX-1/);
  });

  test("leave out what a courier did not give", () => {
    expect(told(<KitFacts kit={{ ...aKit, ...sent, tracking: null }} />, I18N)).toMatch(/Polar(?! ·)/);
  });

  test("have words in every language", () => {
    expect(slipsEverywhere(<KitFacts kit={{ ...aKit, ...sent }} />, I18N)).toEqual([]);
  });
});

describe("what may be done with a kit", () => {
  const acts = (changes: Partial<typeof aKit>, mayCheck = true, mayDispatch = true) =>
    linksOf(seen(<KitActs kit={{ ...aKit, ...changes }} mayCheck={mayCheck} mayDispatch={mayDispatch} />, I18N)).map(([, to]) => to);

  test("is to check it before it is sent, and to send it only when checked", () => {
    expect(acts({})).toEqual(["/staff/kits/kit-1/check", "/staff/kits/kit-1/cancel"]);
    expect(acts({ checkedBy: "a2" })).toEqual(["/staff/kits/kit-1/dispatch", "/staff/kits/kit-1/cancel"]);
  });

  test("is not to check for whoever packed it, nor to send for whoever may not", () => {
    expect(acts({}, false)).toEqual(["/staff/kits/kit-1/cancel"]);
    expect(acts({ checkedBy: "a2" }, true, false)).toEqual(["/staff/kits/kit-1/cancel"]);
  });

  test("is to write down the collection, or that it is lost, while it is out", () => {
    expect(acts({ state: "dispatched" })).toEqual(["/staff/donations/donation-1/collect", "/staff/kits/kit-1/lost"]);
  });

  test.each(["collected", "in_transit", "received", "lost", "cancelled"] as const)("leads to the donation alone when %s", (state) => {
    expect(acts({ state })).toEqual(["/staff/donations/donation-1"]);
  });
});

test("parts stand with lot and expiry, which is what a recall asks for", () => {
  const parts = [
    { part: "edta_tubes", lot: "E-9", expiresOn: "2027-01-31" },
    { part: "labels", lot: "L-1", expiresOn: "2028-01-31" },
  ];
  const html = seen(<KitParts parts={parts} />, I18N);
  expect(told(<KitParts parts={parts} />, I18N)).toContain("2 EDTA tubes E-9 31 Jan 2027");
  expect(html).toContain('<bdi class="mono" dir="ltr">E-9</bdi>');
  expect(slipsEverywhere(<KitParts parts={parts} />, I18N)).toEqual([]);
});

describe("packing a kit", () => {
  const fields = (materials: readonly ("cord" | "amnion" | "placenta")[], answer?: unknown) =>
    seen(answered(<KitPlanFields materials={materials} parts={["edta_tubes", "logger"]} />, answer), I18N);

  test("chooses the material beforehand only when there is one", () => {
    expect(choicesOf(fields(["cord"]), "material")).toEqual({ values: ["cord"], made: ["cord"] });
    expect(choicesOf(fields(["cord", "amnion"]), "material").made).toEqual([]);
  });

  test("asks lot and expiry of every part by its name", () => {
    const html = fields(["cord"]);
    expect(fieldOf(html, "lot_edta_tubes").label).toBe("2 EDTA tubes: lot");
    expect(fieldOf(html, "expires_logger").label).toBe("Temperature logger: expiry");
  });

  test("keeps what was typed and shows what is missing beside it", () => {
    const html = fields(["cord", "amnion"], {
      problems: { material: "collection.material_needed" },
      typed: { lot_logger: "LG-3", material: "" },
    });
    expect(fieldOf(html, "lot_logger").value).toBe("LG-3");
    expect(fieldOf(html, "material").described).toBe("Error: Choose what is collected.");
  });
});
