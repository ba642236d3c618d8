import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { bytesOfText, sha256Of } from "~/bank/certificates/encoding.rules";
import { issueCertificate } from "~/bank/certificates/issue.server";
import { published } from "~/bank/certificates/published.server";
import { statusId } from "~/bank/certificates/status.rules";
import { certificatesVisibleTo, publicCertificate, statusRows } from "~/bank/certificates/store.server";
import { judge, judgePaper, openPublished } from "~/bank/certificates/verdict.rules";
import { readAs, transact } from "~/bank/history/transact.server";
import { STRANGER, WORKER } from "~/bank/people/actor";
import { ownerPool } from "~db/client.server";
import { somePerson, someStaff } from "~tests/support/actors";
import { certifiableOf, givenCase, plainPaper } from "~tests/support/issued-certificates";

const rowOf = (number: string) =>
  readAs(WORKER, (db) => certificatesVisibleTo(WORKER, db).where("number", "=", number).executeTakeFirstOrThrow());
const known = async () => openPublished(await published());

/** Withdraws without a form, as an operation would. */
function withdraw(certificateId: string, donorId: string, status: "superseded" | "revoked"): Promise<void> {
  return transact(WORKER, async (tx, record) => {
    const id = uuidv7();
    const row = {
      id,
      certificateId,
      donorId,
      status,
      successorId: null,
      reason: status === "revoked" ? "result_changed" : "",
      decidedAt: tx.now,
      decidedBy: null,
    };
    await tx.insertInto("certificateStatuses").values(row).execute();
    await record({ type: `certificate.${status}`, about: [id], donorId });
  });
}

test("a certificate that was issued verifies, and its PDF is unaltered by the list", async () => {
  const row = await rowOf(await issueCertificate(uuidv7(), certifiableOf(await givenCase()), plainPaper));
  expect(judge(row.code, await known())).toMatchObject({
    answer: "authentic",
    facts: { number: row.number, contentHash: row.canonicalSha256 },
  });
  expect(judgePaper(row.pdf, await known())).toMatchObject({ unaltered: true, code: { answer: "authentic" } });
  const changed = Buffer.from(row.pdf);
  changed[100] = (changed[100] ?? 0) ^ 1;
  expect(judgePaper(changed, await known()).unaltered).toBe(false);
});

test("what was signed is the hash of the canonical JSON that is kept, salt and names inside, and no name stands in the code", async () => {
  const row = await rowOf(await issueCertificate(uuidv7(), certifiableOf(await givenCase()), plainPaper));
  expect(row.canonicalSha256).toBe(sha256Of(bytesOfText(row.canonicalJson)));
  expect(JSON.parse(row.canonicalJson)).toMatchObject({
    number: row.number,
    kind: "release",
    patient: { name: "Marco Rossi" },
    salt: expect.stringMatching(/^[\w-]{22}$/),
  });
  expect(Buffer.from(row.code.split(".")[1] ?? "", "base64url").toString()).not.toMatch(/Marco|Rossi|1984-12-14/);
});

test("asked twice for the same event, the bank issues one certificate", async () => {
  const eventId = uuidv7();
  const certifiable = certifiableOf(await givenCase());
  const [one, other] = await Promise.all([
    issueCertificate(eventId, certifiable, plainPaper),
    issueCertificate(eventId, certifiable, plainPaper),
  ]);
  expect(one).toBe(other);
});

test("rule 29: a later change makes a new certificate that supersedes the first, and both can be read by their codes", async () => {
  const subject = await givenCase();
  const first = await rowOf(await issueCertificate(uuidv7(), certifiableOf(subject), plainPaper));
  const second = await issueCertificate(uuidv7(), certifiableOf(subject, { supersedes: first }), plainPaper);
  expect(judge(first.code, await known()).answer).toBe("superseded");
  expect(judge((await rowOf(second)).code, await known()).answer).toBe("authentic");
  expect(await publicCertificate(first.number)).toMatchObject({ code: first.code, successor: second });
  expect(await publicCertificate(second)).toMatchObject({ successor: null });
});

test("rule 29: a certificate refuses update and delete, even of the owner of the database", async () => {
  const number = await issueCertificate(uuidv7(), certifiableOf(await givenCase()), plainPaper);
  await expect(ownerPool().query("update certificates set canonical_json = '{}' where number = $1", [number])).rejects.toThrow(/refused/);
  await expect(ownerPool().query("delete from certificates where number = $1", [number])).rejects.toThrow(/refused/);
});

test("a revoked certificate says so in the very next list, with its reason, even when it was superseded before", async () => {
  const subject = await givenCase();
  const row = await rowOf(await issueCertificate(uuidv7(), certifiableOf(subject), plainPaper));
  await withdraw(row.id, subject.donorId, "superseded");
  await withdraw(row.id, subject.donorId, "revoked");
  expect(judge(row.code, await known())).toMatchObject({ answer: "revoked", reason: "result_changed" });
});

test("the database computes the same name for the list as the verifier", async () => {
  const subject = await givenCase();
  const row = await rowOf(await issueCertificate(uuidv7(), certifiableOf(subject), plainPaper));
  await withdraw(row.id, subject.donorId, "revoked");
  const id = statusId({ number: row.number, contentHash: row.canonicalSha256 });
  expect((await statusRows()).entries).toContainEqual(expect.objectContaining({ id, state: "revoked" }));
});

test("the public reads a certificate by its number only, and persons without a right and staff see what is theirs", async () => {
  const number = await issueCertificate(uuidv7(), certifiableOf(await givenCase()), plainPaper);
  expect(Object.keys((await publicCertificate(number)) ?? {}).sort()).toEqual(["code", "number", "successor"]);
  expect(await publicCertificate("RC-26-00000000")).toBeUndefined();
  await expect(readAs(STRANGER, (db) => db.selectFrom("certificates").select("number").execute())).rejects.toThrow(/permission denied/);
  const person = somePerson();
  expect(await readAs(person, (db) => db.selectFrom("certificates").select("number").execute())).toEqual([]);
  const staff = someStaff("quality");
  expect((await readAs(staff, (db) => certificatesVisibleTo(staff, db).where("number", "=", number).execute())).length).toBe(1);
});
