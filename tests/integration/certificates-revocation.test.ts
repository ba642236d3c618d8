import { uuidv7 } from "uuidv7";
import { beforeAll, expect, test } from "vitest";
import { issueCertificate } from "~/bank/certificates/issue.server";
import { RevocationForm, revokeCertificate } from "~/bank/certificates/operations.server";
import { published } from "~/bank/certificates/published.server";
import { certificatesVisibleTo } from "~/bank/certificates/store.server";
import { judge, openPublished } from "~/bank/certificates/verdict.rules";
import { readAs, transact } from "~/bank/history/transact.server";
import { type Duty, type StaffActor, WORKER } from "~/bank/people/actor";
import { hashPassword } from "~/bank/people/password.server";
import { pool } from "~db/client.server";
import { someStaff } from "~tests/support/actors";
import { certifiableOf, givenCase, plainPaper } from "~tests/support/issued-certificates";

const PASSWORD = "a password of the tests";
const FORM = { reason: "result_changed" as const, password: PASSWORD };

async function withPassword(...duties: Duty[]): Promise<StaffActor> {
  const actor = someStaff(...duties);
  await transact(WORKER, async (tx, record) => {
    await tx.insertInto("persons").values({ id: actor.personId, givenName: "Q", familyName: "P", createdAt: tx.now }).execute();
    const account = {
      id: actor.id,
      personId: actor.personId,
      kind: "staff" as const,
      email: `${actor.id}@demo.invalid`,
      state: "active" as const,
    };
    await tx
      .insertInto("accounts")
      .values({ ...account, createdAt: tx.now })
      .execute();
    await record({ type: "account.opened", about: [actor.personId, actor.id] });
  });
  await pool().query("select set_password($1, $2, now())", [actor.id, await hashPassword(PASSWORD)]);
  return actor;
}

async function issued() {
  const number = await issueCertificate(uuidv7(), certifiableOf(await givenCase()), plainPaper);
  return readAs(WORKER, (db) => certificatesVisibleTo(WORKER, db).where("number", "=", number).executeTakeFirstOrThrow());
}
const answerTo = async (code: string) => judge(code, openPublished(await published()));

let qp: StaffActor;
beforeAll(async () => {
  qp = await withPassword("qualified_person");
});

test("a qualified person withdraws a certificate by signing, and every verifier says so from the next list on", async () => {
  const certificate = await issued();
  await revokeCertificate(qp, certificate.id, FORM);
  expect(await answerTo(certificate.code)).toMatchObject({ answer: "revoked", reason: "result_changed" });
  const signature = await readAs(WORKER, (db) =>
    db.selectFrom("signatures").selectAll().where("accountId", "=", qp.id).orderBy("signedAt", "desc").executeTakeFirstOrThrow(),
  );
  expect(signature).toMatchObject({ printedName: qp.displayName, meaning: "approval", donorId: certificate.donorId });
});

test("a certificate is withdrawn once, also when two sign at the same time", async () => {
  const certificate = await issued();
  const both = await Promise.allSettled([revokeCertificate(qp, certificate.id, FORM), revokeCertificate(qp, certificate.id, FORM)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(revokeCertificate(qp, certificate.id, FORM)).rejects.toMatchObject({ code: "wrong_state" });
});

test("with a wrong password, without the duty, or for a certificate that is not there, nothing is withdrawn", async () => {
  const certificate = await issued();
  const courier = await withPassword("coordinator");
  await expect(revokeCertificate(qp, certificate.id, { ...FORM, password: "another" })).rejects.toMatchObject({ code: "wrong_password" });
  await expect(revokeCertificate(courier, certificate.id, FORM)).rejects.toMatchObject({ code: "not_allowed" });
  await expect(revokeCertificate(qp, uuidv7(), FORM)).rejects.toMatchObject({ code: "not_allowed" });
  expect((await answerTo(certificate.code)).answer).toBe("authentic");
});

test("nobody withdraws as staff the certificate of a donor over whom they hold a right", async () => {
  const certificate = await issued();
  const parent = { ...qp, ownDonors: [certificate.donorId] };
  await expect(revokeCertificate(parent, certificate.id, FORM)).rejects.toMatchObject({ code: "not_allowed" });
});

test("a reason outside the catalogue is refused, so that no health data reaches the public list", () => {
  expect(RevocationForm.safeParse({ reason: "the patient has HIV", password: "x" }).success).toBe(false);
});
