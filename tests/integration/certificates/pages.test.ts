import { beforeAll, expect, test } from "vitest";
import { bytesOfText, sha256Of } from "~/bank/certificates/encoding.rules";
import { readAs } from "~/bank/history/transact.server";
import { type Actor, WORKER } from "~/bank/people/actor";
import { JOBS } from "~/jobs/certificates.jobs.server";
import * as file from "~/routes/public/certificates.$file";
import * as list from "~/routes/staff/certificates._index";
import * as revoke from "~/routes/staff/certificates.$number.revoke";
import * as labels from "~/routes/staff/lots.$lotId.labels[.]pdf";
import { ask, post } from "~tests/support/asked";
import { givenReleaseCertificate, lastEvent } from "~tests/support/given/certificates";
import { givenClinic, givenFamily, givenStaff, PASSWORD } from "~tests/support/given/people";
import { withStandIns } from "~tests/support/stand-ins";
import { withoutAddresses } from "~tests/support/without-addresses";

const standIns = withStandIns();
let given: Awaited<ReturnType<typeof givenReleaseCertificate>>;
beforeAll(async () => {
  given = await givenReleaseCertificate();
}, 120_000);

const open = (actor: Actor | null, name: string) => ask(file.loader, actor, `/certificates/${name}`, { file: name }) as Promise<Response>;
const readings = (accountId: string) =>
  readAs(WORKER, (db) =>
    db.selectFrom("accessLog").select("page").where("accountId", "=", accountId).where("donorId", "=", given.donorId).execute(),
  );

test("the family, the clinic and staff open the paper, byte for byte as it was issued; staff and clinic are noted as readers", async () => {
  const colleague = await givenStaff("coordinator");
  const { number, pdf } = given.certificate;
  for (const actor of [given.family, given.clinic.actor, colleague]) {
    const answer = await open(actor, `${number}.pdf`);
    expect(answer.headers.get("content-type")).toBe("application/pdf");
    expect(Buffer.from(await answer.arrayBuffer()).equals(pdf)).toBe(true);
  }
  expect(await readings(colleague.id)).toEqual([{ page: "certificate.pdf" }]);
  expect(await readings(given.clinic.actor.id)).toContainEqual({ page: "certificate.pdf" });
  expect(await readings(given.family.id)).toEqual([]);
});

test("the JSON is the canonical text itself: its SHA-256 is what the square code carries", async () => {
  const answer = await open(given.family, `${given.certificate.number}.json`);
  expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
  expect(sha256Of(bytesOfText(await answer.text()))).toBe(given.certificate.canonicalSha256);
});

test("for another family, another clinic, and any other name there is nothing; a stranger is asked to sign in", async () => {
  const { number } = given.certificate;
  const others = [await givenFamily(), (await givenClinic()).actor];
  for (const actor of others) await expect(open(actor, `${number}.pdf`)).rejects.toMatchObject({ status: 404 });
  for (const name of [number, `${number}.xml`, "RC-26-00000000.pdf", "..%2f.pdf", "status.pdf"])
    await expect(open(given.family, name)).rejects.toMatchObject({ status: 404 });
  await expect(open(null, `${number}.pdf`)).rejects.toMatchObject({ status: 302 });
});

test("staff find a certificate by its number however it is typed, and nothing by another", async () => {
  const quality = await givenStaff("quality");
  const typed = given.certificate.number.toLowerCase().replaceAll("-", " ");
  const found = await ask(list.loader, quality, `/staff/certificates?number=${encodeURIComponent(typed)}`);
  expect(found).toMatchObject({
    certificates: [{ number: given.certificate.number, kind: "release", state: "standing" }],
    mayRevoke: true,
    next: null,
  });
  expect((await ask(list.loader, quality, "/staff/certificates?number=nonsense")).certificates).toEqual([]);
  expect((await ask(list.loader, quality, "/staff/certificates")).certificates.length).toBeGreaterThan(0);
  expect((await ask(list.loader, await givenStaff("finance"), "/staff/certificates")).mayRevoke).toBe(false);
});

test("the labels of a lot's vials are a sheet for staff; a lot that is not there is a 404", async () => {
  const path = `/staff/lots/${given.lotId}/labels.pdf`;
  const answer = (await ask(labels.loader, given.laboratory, path, { lotId: given.lotId })) as Response;
  expect(
    Buffer.from(await answer.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe("%PDF-");
  await expect(ask(labels.loader, given.laboratory, path, { lotId: given.donorId })).rejects.toMatchObject({ status: 404 });
});

test("the letter of a certificate goes to family and clinic once, and holds a first name and a link", async () => {
  const eventId = await lastEvent(given.caseId, "certificate.issued");
  const job = { id: "1", eventId, key: `${eventId}:email.certificate_issued` };
  await JOBS["email.certificate_issued"](job);
  await JOBS["email.certificate_issued"](job);
  const emails = await readAs(WORKER, (db) =>
    db.selectFrom("accounts").select("email").where("id", "in", [given.family.id, given.clinic.actor.id]).execute(),
  );
  for (const { email } of emails) {
    const letters = standIns.resend.messagesTo(email);
    expect(letters).toHaveLength(1);
    expect(withoutAddresses(letters[0]?.text)).not.toMatch(new RegExp(`${given.certificate.number}|marrow|cells`, "i"));
  }
});

test("withdrawing needs a reason of the list and a password; then the list says revoked, and the family is written to", async () => {
  const qp = given.qp;
  const params = { number: given.certificate.number };
  const path = `/staff/certificates/${params.number}/revoke`;
  const send = (fields: Record<string, string>) => post(revoke.action, qp, path, fields, params);
  expect(await ask(revoke.loader, qp, path, params)).toMatchObject({ certificate: { state: "standing" } });
  expect(await send({ password: PASSWORD })).toMatchObject({ status: 422, answer: { problems: { reason: "errors.choose_one" } } });
  expect(await send({ password: "another", reason: "result_changed" })).toMatchObject({
    status: 409,
    answer: { refusal: { code: "wrong_password" } },
  });
  expect((await send({ password: PASSWORD, reason: "result_changed" })).location).toBe(`/staff/certificates?number=${params.number}`);
  expect(await ask(revoke.loader, qp, path, params)).toMatchObject({ certificate: { state: "revoked" } });
  const eventId = await lastEvent(given.caseId, "certificate.revoked");
  await JOBS["email.certificate_revoked"]({ id: "1", eventId, key: `${eventId}:email.certificate_revoked` });
  await expect(ask(revoke.loader, qp, "/staff/certificates/RC-26-00000000/revoke", { number: "RC-26-00000000" })).rejects.toMatchObject({
    status: 404,
  });
});
