import { describe, expect, test } from "vitest";
import { checkCharacter } from "~/bank/collection/isbt.rules";
import { ScannedLabels } from "~/bank/release/labels.server";

describe("scanned labels", () => {
  const DIN = "A999926000001";
  const typed = (division: string) => `${DIN.slice(0, 5)} ${DIN.slice(5, 7)} ${DIN.slice(7)} ${checkCharacter(DIN)} ${division}`;

  test("are read one a line, however the scanner ends its lines", () => {
    const read = [`${DIN}Aa`, `${DIN}Ab`];
    for (const end of ["\n", "\r\n", "\n\n  "]) expect(ScannedLabels.parse(`${typed("Aa")}${end}${typed("Ab")}\n`)).toEqual(read);
  });

  test.each(["", "  \n ", "not a label", DIN, `${typed("Aa")}\nsomething else`])("that are %j are not taken", (text) =>
    expect(ScannedLabels.safeParse(text).error?.issues[0]?.message).toBe("release.labels_unread"),
  );

  test("with a wrong check character are not taken", () => {
    const wrong = checkCharacter(DIN) === "0" ? "1" : "0";
    expect(ScannedLabels.safeParse(`${DIN}${wrong}Aa`).success).toBe(false);
  });
});
