import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import jsQR from "jsqr";
import { beforeAll, expect, test } from "vitest";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { certifyRelease } from "~/bank/certificates/certify.operations.server";
import { bytesOfText, sha256Of } from "~/bank/certificates/encoding.rules";
import { revokeCertificate } from "~/bank/certificates/operations.server";
import { published } from "~/bank/certificates/published.server";
import { publicCertificate } from "~/bank/certificates/store.server";
import { judge, judgePaper, openPublished } from "~/bank/certificates/verdict.rules";
import { readAs } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { uncovered } from "~/outside/fonts/coverage.server";
import * as jwks from "~/routes/public/[.]well-known.jwks[.]json";
import { ask as load } from "~tests/support/asked";
import { certificateRow, givenReleaseCertificate, lastEvent } from "~tests/support/given/certificates";
import { PASSWORD } from "~tests/support/given/people";
import { pagePicture, pixelsOf, worn } from "~tests/support/paper";
import { textOf } from "~tests/support/pdf-text";

const DPI = 300;
let given: Awaited<ReturnType<typeof givenReleaseCertificate>>;
let pages: string[];
const content = () => JSON.parse(given.certificate.canonicalJson);
const known = async () => openPublished(await published());

beforeAll(async () => {
  const wasm = readFileSync(createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm"));
  prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasm).buffer } });
  given = await givenReleaseCertificate();
  pages = await textOf(given.certificate.pdf);
}, 120_000);

test("the square of a real release certificate at 10 pixels a millimetre, turned by 5° and blurred, is read by two decoders and verifies with only the published key", async () => {
  const page = await pagePicture(given.certificate.pdf, DPI);
  const seen = pixelsOf(worn(page, DPI, { pixelsPerMm: 10, turnDegrees: 5, blurPixels: 1 }));
  const text = jsQR(seen.data, seen.width, seen.height)?.data ?? "";
  const [byZxing] = await readBarcodes({ ...seen, colorSpace: "srgb" } as ImageData, { formats: ["QRCode"] });
  expect(text).toBe(`http://portal.test/verify#${given.certificate.code}`);
  expect(byZxing?.text).toBe(text);

  const answer = (await load(jwks.loader, null, "/.well-known/jwks.json")) as Response;
  const { keys } = await answer.json();
  const facts = { number: given.certificate.number, kind: "release", verdict: "released", contentHash: given.certificate.canonicalSha256 };
  expect(judge(text, { keys, list: null })).toMatchObject({ answer: "authentic", facts });
  const at = text.length - 20;
  const changed = `${text.slice(0, at)}${text[at] === "A" ? "B" : "A"}${text.slice(at + 1)}`;
  expect(judge(changed, { keys, list: null }).answer).toBe("altered");
}, 60_000);

test("one changed byte of the paper is seen", async () => {
  const pdf = Buffer.from(given.certificate.pdf);
  expect(judgePaper(pdf, await known()).unaltered).toBe(true);
  pdf[2000] = (pdf[2000] ?? 0) ^ 1;
  expect(judgePaper(pdf, await known()).unaltered).toBe(false);
});

test("the paper says who receives what: both identifiers, clinic, legal basis, lot, donation, vials", async () => {
  const { certificate, requestId, coi } = given;
  const [release = ""] = pages;
  const request = await readAs(WORKER, (db) => db.selectFrom("requests").selectAll().where("id", "=", requestId).executeTakeFirstOrThrow());
  for (const word of [certificate.number, coi, request.patientName, request.patientNumber, "HE-IT-0231", "For autologous", "DEMO"])
    expect(release).toContain(word);
  expect(release).toMatch(/P2; 5\.\d doublings/);
  expect(content()).toMatchObject({
    patient: { bornOn: request.patientBornOn },
    dose: { cells: 1e7, route: "intravenous" },
    use: "autologous",
  });
  expect(content().containers.divisions).toHaveLength(content().containers.count);
});

test("both signatures stand on it with printed name, capacity, meaning, UTC time and the hash of what was signed (21 CFR 11.50)", async () => {
  const signatures = await readAs(WORKER, (db) =>
    db
      .selectFrom("signatures")
      .selectAll()
      .where("subjectId", "=", given.requestId)
      .where("meaning", "in", ["review", "approval"])
      .orderBy("signedAt")
      .execute(),
  );
  expect(content().signers).toMatchObject([
    { name: given.quality.displayName, capacity: "quality", meaning: "reviewed" },
    { name: given.qp.displayName, capacity: "qualified_person", meaning: "certify_atmp" },
  ]);
  expect(content().recordHashes).toEqual(signatures.map(({ recordHash }) => recordHash));
  for (const { printedName, signedAt, recordHash } of signatures) {
    expect(pages[0]).toContain(printedName);
    expect(pages[0]).toContain(`${signedAt.toISOString().slice(0, 19).replace("T", " ")} UTC`);
    expect(pages[0]).toContain(recordHash.slice(0, 8));
  }
});

test("every test of the lot stands on it with limit, result, date, verdict and the two who answer for it; every marker with its answer", async () => {
  const required = await readAs(WORKER, (db) =>
    db
      .selectFrom("specificationTests")
      .innerJoin("lots", "lots.specificationId", "specificationTests.specificationId")
      .select("test")
      .where("lots.id", "=", given.lotId)
      .execute(),
  );
  const { tests, markers, markerSample } = content().analysis;
  expect(tests.map(({ test }: { test: string }) => test).sort()).toEqual(required.map(({ test }) => test).sort());
  for (const one of tests) expect(one).toMatchObject({ status: "final", by: [given.laboratory.displayName, given.quality.displayName] });
  expect(markers.map(({ marker }: { marker: string }) => marker).sort()).toEqual([
    "anti_hbc",
    "anti_hcv",
    "anti_hiv_1_2",
    "hbsag",
    "syphilis",
  ]);
  expect(markerSample).toMatchObject({ of: "donor", laboratory: "Demo Diagnostics" });
  expect(pages.join(" ")).toContain("no growth");
});

test("the gates stand on it as they were signed, and temperature and exposure say that this version does not look", async () => {
  const snapshot = await readAs(WORKER, (db) =>
    db
      .selectFrom("gateSnapshots")
      .select("gates")
      .where("requestId", "=", given.requestId)
      .where("stage", "=", "approval")
      .executeTakeFirstOrThrow(),
  );
  const signed = (snapshot.gates as unknown as { name: string; state: string }[]).map(({ name, state }) => [name, state]);
  expect(content().gates.gates.map(({ gate, state }: { gate: string; state: string }) => [gate, state])).toEqual(signed);
  expect(signed).toContainEqual(["exposure", "not_evaluated"]);
  expect(pages.join(" ")).toContain("not evaluated in this version");
});

test("no character of the paper is drawn as an empty box, and no key stands without its words", () => {
  const text = pages.join("");
  expect(uncovered("text", text)).toEqual([]);
  expect(text).not.toMatch(/\b(documents|laboratory|release|verify)\.[a-z_]+/);
});

test("the code betrays nobody: no name, no birth date, no number of the patient", () => {
  const payload = Buffer.from(given.certificate.code.split(".")[1] ?? "", "base64url").toString();
  const { patient } = content();
  for (const secret of [patient.number, patient.bornOn, ...patient.name.split(" ")]) expect(payload).not.toContain(secret);
  expect(sha256Of(bytesOfText(given.certificate.canonicalJson))).toBe(given.certificate.canonicalSha256);
});

test("rule 29: certified again after a change, the first certificate is superseded, and both are found by their codes", async () => {
  const eventId = await lastEvent(given.caseId, "release.reviewed");
  const second = await certifyRelease(eventId);
  expect(await certifyRelease(eventId)).toBe(second);
  expect(judge(given.certificate.code, await known()).answer).toBe("superseded");
  expect(judge((await certificateRow(second)).code, await known()).answer).toBe("authentic");
  expect(await publicCertificate(given.certificate.number)).toMatchObject({ successor: second });
  expect((await textOf((await certificateRow(second)).pdf))[0]).toContain(`supersedes ${given.certificate.number}`);
});

test("a certificate that the qualified person withdrew says so, with its reason", async () => {
  await revokeCertificate(given.qp, given.certificate.id, { reason: "identity_in_doubt", password: PASSWORD });
  expect(judge(given.certificate.code, await known())).toMatchObject({ answer: "revoked", reason: "identity_in_doubt" });
});
