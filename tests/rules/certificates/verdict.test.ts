import { expect, test } from "vitest";
import { codeText } from "~/bank/certificates/code.rules";
import { bytesOfText, sha256Of } from "~/bank/certificates/encoding.rules";
import { statusId } from "~/bank/certificates/status.rules";
import { judge, judgePaper } from "~/bank/certificates/verdict.rules";
import { codeOf, freshKeys, knownOf, LISTED, RELEASED } from "~tests/support/certificates";

const keys = await freshKeys();
const code = await codeOf(keys);
const known = await knownOf(keys);
const since = new Date("2026-05-02T10:00:00Z");
const id = statusId(RELEASED);

test("a code that the bank signed is authentic, and says what was signed and of when the list is", () => {
  expect(judge(code, known)).toMatchObject({
    answer: "authentic",
    facts: RELEASED,
    kid: keys.published[0]?.kid,
    list: { issuedAt: LISTED },
  });
});

test("the address of the square code, and a code broken over lines, are read as well", () => {
  expect(judge(codeText("https://bank.example", code), known).answer).toBe("authentic");
  expect(judge(` ${code.slice(0, 40)}\n  ${code.slice(40)}\r\n`, known).answer).toBe("authentic");
});

test("one changed character anywhere in the code fails", () => {
  for (let at = 0; at < code.length; at++) {
    for (const other of ["A", "B"]) {
      if (code[at] === other) continue;
      const changed = `${code.slice(0, at)}${other}${code.slice(at + 1)}`;
      expect(["altered", "not_ours", "unreadable"]).toContain(judge(changed, known).answer);
    }
  }
}, 60_000);

test("a changed fact or signature is altered; a code of another bank is not ours; half a code is neither", async () => {
  const [head, body = "", seal = ""] = code.split(".");
  const more = Buffer.from(Buffer.from(body, "base64url").toString().replace('"v":2', '"v":9')).toString("base64url");
  expect(judge([head, more, seal].join("."), known)).toEqual({ answer: "altered" });
  expect(judge([head, body, `A${seal.slice(1)}`].join("."), known)).toEqual({ answer: "altered" });
  expect(judge(await codeOf(await freshKeys()), known)).toEqual({ answer: "not_ours" });
  expect(judge(code.slice(0, 60), known)).toEqual({ answer: "unreadable" });
  expect(judge("", known)).toEqual({ answer: "unreadable" });
});

test("a key that borrows the bank's name for itself is found out", async () => {
  const forger = await freshKeys();
  const borrowed = [head(keys.published[0]?.kid ?? ""), ...(await codeOf(forger)).split(".").slice(1)].join(".");
  expect(judge(borrowed, known)).toEqual({ answer: "altered" });
});

test("a signed payload that is no certificate is not taken for one", async () => {
  expect(judge(await keys.sign("code", bytesOfText('{"n":"RC-26-7Q2MXK4Z"}')), known)).toEqual({ answer: "unreadable" });
});

test("a revoked certificate says so, since when and why", async () => {
  const withdrawn = await knownOf(keys, { entries: [{ id, state: "revoked", since, reason: "result_changed" }] });
  expect(judge(code, withdrawn)).toMatchObject({ answer: "revoked", since, reason: "result_changed", facts: RELEASED });
});

test("rule 29: a superseded certificate stays readable and says that a newer one stands in its place", async () => {
  const replaced = await knownOf(keys, { entries: [{ id, state: "superseded", since }] });
  expect(judge(code, replaced)).toMatchObject({ answer: "superseded", since, facts: RELEASED, list: { issuedAt: LISTED } });
});

test("without a list of the bank's own the signature still counts, and the standing is said to be unknown", () => {
  expect(judge(code, { ...known, list: null })).toMatchObject({ answer: "authentic", list: null });
});

const pdf = bytesOfText(`%PDF-1.7 /URI (https://bank.example/verify#${code}) %%EOF`);

test("a PDF is unaltered exactly when its hash stands in the signed list", async () => {
  const listed = await knownOf(keys, { papers: [sha256Of(pdf)] });
  expect(judgePaper(pdf, listed)).toMatchObject({ unaltered: true, code: { answer: "authentic" } });
  expect(judgePaper(bytesOfText(`${new TextDecoder().decode(pdf)} `), listed)).toMatchObject({
    unaltered: false,
    code: { answer: "authentic" },
  });
  expect(judgePaper(pdf, { ...known, list: null }).unaltered).toBe(false);
});

test("a file without a code is told apart from one with a code", () => {
  expect(judgePaper(bytesOfText("%PDF-1.7"), known)).toEqual({ unaltered: false, code: null });
});

test("an unaltered paper that was revoked says both", async () => {
  const both = await knownOf(keys, { papers: [sha256Of(pdf)], entries: [{ id, state: "revoked", since, reason: "issued_in_error" }] });
  expect(judgePaper(pdf, both)).toMatchObject({ unaltered: true, code: { answer: "revoked" } });
});

test("a verdict takes less than 100 ms, with 10,000 papers in the list", async () => {
  const full = await knownOf(keys, { papers: Array.from({ length: 10_000 }, (_, n) => sha256Of(bytesOfText(String(n)))) });
  judge(code, full);
  const start = performance.now();
  judge(code, full);
  expect(performance.now() - start).toBeLessThan(100);
});

function head(kid: string): string {
  return Buffer.from(JSON.stringify({ alg: "EdDSA", kid })).toString("base64url");
}
