import { describe, expect, test } from "vitest";
import { ProcessingPage } from "~/bank/laboratory/processing-page";
import { aDonationToProcess, ZONE } from "~tests/support/examples/laboratory";
import { addressesOf, fieldOf, seen, slipsEverywhere } from "~tests/support/seen";

const I18N = ["laboratory"];
const FORM = { zone: ZONE, now: "2026-10-20T12:00", formToken: "t" };

describe("beginning a culture", () => {
  const processing = (changes: object = {}, answer?: unknown) => (
    <ProcessingPage donation={aDonationToProcess(changes)} {...FORM} answer={answer} />
  );

  test.each([
    ["bone_marrow", "mncMillionPerMl"],
    ["lipoaspirate", "svfMillionPerMl"],
    ["tooth", "pulpMg"],
  ])("asks of %s what is measured of it", (material, name) => {
    const html = seen(processing({ material }), I18N);
    const asked = ["mncMillionPerMl", "svfMillionPerMl", "pulpMg"].filter((each) => fieldOf(html, each).there);
    expect(asked).toEqual([name]);
  });

  test.each(["received", "processed", "rejected"])("is not offered when the collection is %s", (state) => {
    const html = seen(processing({ state }), I18N);
    expect(html).toContain("This collection is not to be processed");
    expect(html).not.toContain('name="productCode"');
  });

  test("offers a tissue product only where there is one", () => {
    const to = "/staff/donations/d1/processing/tissue";
    expect(addressesOf(seen(processing(), I18N))).not.toContain(to);
    expect(addressesOf(seen(processing({ products: { cells: [], tissue: ["DCT01"] } }), I18N))).toContain(to);
  });

  test("keeps what was typed", () => {
    const html = seen(processing({}, { problems: {}, typed: { protocol: "SOP-12 v4", areaCm2: "7x" } }), I18N);
    expect(fieldOf(html, "protocol").value).toBe("SOP-12 v4");
    expect(fieldOf(html, "areaCm2").value).toBe("7x");
  });

  test("has words in every language", () => {
    expect(slipsEverywhere(processing({ cultures: [{ id: "c", productCode: "X", state: "growing" }] }), I18N)).toEqual([]);
  });
});
