import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkCharacter, dinOf, groupDin } from "~/bank/collection/isbt.rules";
import { ScannedLabels } from "~/bank/release/labels.server";
import { labelOf } from "~/bank/storage/scan.store.server";

const DIN = "A999926000001";

describe("what was scanned or typed at a tank", () => {
  test.each([
    ["a vial's square code", "=+04000=A99992600000100=<DBM011Aa&>0463652359&/CHA999926000001", "Aa"],
    ["its number as printed, with check character and division", "A9999 26 000001 8 Ab", "Ab"],
    ["the same without blanks", "A9999260000018Zz", "Zz"],
    ["a donation alone", "A9999 26 000001 8", null],
    ["a scanned donation number", "=A99992600000168", null],
  ])("%s is read", (_what, entered, division) => {
    expect(labelOf(entered)).toEqual({ din: DIN, division });
  });

  test.each([
    ["a check character that does not fit", "A9999 26 000001 7 Ab"],
    ["no check character", "A999926000001Ab"],
    ["flags that do not fit", "=A99992600000167"],
    ["nothing", ""],
    ["a lot's number", "BM-26-0001-A"],
    ["an address", "https://example.test/"],
  ])("rule 3: %s is not a label", (_what, entered) => {
    expect(labelOf(entered)).toBeNull();
  });

  test("rule 3: of all check characters exactly one is accepted for a number", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), (sequence) => {
        const din = dinOf("A9999", 2026, sequence);
        const accepted = [..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*"].filter((check) => labelOf(`${din}${check}Aa`) !== null);
        expect(accepted).toEqual([checkCharacter(din)]);
      }),
    );
  });
});

describe("labels scanned one after the other for a shipment", () => {
  test("become DIN and division, a line each, whatever blank lines stand between", () => {
    const typed = `${groupDin(DIN)} ${checkCharacter(DIN)} Aa\r\n\n  ${DIN}${checkCharacter(DIN)}Ac  \n`;
    expect(ScannedLabels.parse(typed)).toEqual([`${DIN}Aa`, `${DIN}Ac`]);
  });

  test.each([
    ["nothing", ""],
    ["a donation without a division", "A9999 26 000001 8"],
    ["one line that cannot be read among good ones", "A9999260000018Aa\nsmudged"],
  ])("are refused beside the field when there is %s", (_what, typed) => {
    const parsed = ScannedLabels.safeParse(typed);
    expect(parsed.success).toBe(false);
    expect(parsed.error?.issues[0]?.message).toBe("release.labels_unread");
  });
});
