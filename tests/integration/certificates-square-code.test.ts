import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import jsQR from "jsqr";
import { beforeAll, expect, test } from "vitest";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { codeText } from "~/bank/certificates/code.rules";
import { statusId } from "~/bank/certificates/status.rules";
import { judge, judgePaper } from "~/bank/certificates/verdict.rules";
import { QUIET, qrCode } from "~/outside/matrix-codes.server";
import { codeOf, freshKeys, knownOf, RELEASED } from "~tests/support/certificates";
import { pagePicture, paperWith, pixelsOf, worn } from "~tests/support/paper";

const LONGEST_BASE_URL = `https://${"p".repeat(39)}.de`;
const LARGEST = {
  dins: Array.from({ length: 8 }, (_, n) => `A99992600000${n}`),
  dinCount: 12,
  viableCells: 9_999_999_999_999,
  vials: 99_999,
};
const DPI = 300;

beforeAll(() => {
  const wasm = readFileSync(createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm"));
  prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasm).buffer } });
});

test.each([
  ["an ordinary certificate", {}],
  ["the largest certificate there can be", LARGEST],
])(
  "the square code of %s survives 10 pixels a millimetre, 5 degrees and blur, is read by two decoders, and verifies with only the published key",
  async (_, facts) => {
    const keys = await freshKeys();
    const text = codeText(LONGEST_BASE_URL, await codeOf(keys, facts));
    const page = await pagePicture(await paperWith(text, RELEASED.number), DPI);
    const seen = pixelsOf(worn(page, DPI, { pixelsPerMm: 10, turnDegrees: 5, blurPixels: 1 }));

    const byJsqr = jsQR(seen.data, seen.width, seen.height)?.data;
    const [byZxing] = await readBarcodes({ ...seen, colorSpace: "srgb" } as ImageData, { formats: ["QRCode"] });
    expect(byJsqr).toBe(text);
    expect(byZxing?.text).toBe(text);

    const known = await knownOf(keys);
    expect(judge(text, known)).toMatchObject({ answer: "authentic", facts: { number: RELEASED.number } });
    const last = text.length - 20;
    const changed = `${text.slice(0, last)}${text[last] === "A" ? "B" : "A"}${text.slice(last + 1)}`;
    expect(judge(changed, known).answer).toBe("altered");
    const entries = [
      { id: statusId(RELEASED), state: "revoked" as const, since: new Date("2026-05-02T10:00:00Z"), reason: "result_changed" as const },
    ];
    expect(judge(text, await knownOf(keys, { entries })).answer).toBe("revoked");
  },
);

test("560 characters make a code of version 18, 89 modules wide, each 0.41 mm on paper", () => {
  const { columns } = qrCode("x".repeat(560));
  expect(columns).toBe(17 + 4 * 18);
  expect(40 / (columns + 2 * QUIET.qr)).toBeCloseTo(0.41, 2);
});

test("the code in a PDF is found in the file, so that a dropped PDF tells what it certifies", async () => {
  const keys = await freshKeys();
  const pdf = await paperWith(codeText("https://bank.example", await codeOf(keys)), RELEASED.number);
  expect(judgePaper(pdf, await knownOf(keys))).toMatchObject({ unaltered: false, code: { answer: "authentic" } });
});
