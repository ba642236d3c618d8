import { beforeAll, describe, expect, test } from "vitest";
import { certifyRelease, certifyStorage } from "~/bank/certificates/certify.operations.server";
import { papersOf } from "~/bank/certificates/family-papers.server";
import { certificateFile } from "~/bank/certificates/files.server";
import { certificateList, certificateNamed } from "~/bank/certificates/lists.server";
import { donorNamed, holderOf, localeOfAccount, standingSignatures } from "~/bank/certificates/people-facts.server";
import { sitesOf, tanksOf } from "~/bank/certificates/places.server";
import { storageFacts, storedVials } from "~/bank/certificates/storage-facts.server";
import { certificatesVisibleTo } from "~/bank/certificates/store.server";
import { requireApproval, withdrawCertificates } from "~/bank/certificates/withdraw.operations.server";
import { readAs } from "~/bank/history/transact.server";
import { type Actor, type PersonActor, STRANGER, WORKER } from "~/bank/people/actor";
import { holdRelease } from "~/bank/release/end.operations.server";
import { destroyVials } from "~/bank/storage/leave.operations.server";
import { at } from "~/outside/clock.server";
import * as familyRequest from "~/routes/family/requests.$requestId._index";
import { ask } from "~tests/support/asked";
import { certificateRow, certifiedDestruction, certifiedStorage, lastEvent } from "~tests/support/given/certificates";
import { givenClinic, givenFamily, PASSWORD } from "~tests/support/given/people";
import { day, givenRequest } from "~tests/support/given/release";
import { givenStored, vialsOf } from "~tests/support/given/storage";
import { textOf } from "~tests/support/pdf-text";
import { rendered, wordsOf } from "~tests/support/rendered";

let released: Awaited<ReturnType<typeof givenRequest>>;
let paper: Awaited<ReturnType<typeof certificateRow>>;
let stored: Awaited<ReturnType<typeof certifiedStorage>>;
const asBank = <T>(read: Parameters<typeof readAs<T>>[1]) => readAs(WORKER, read);
const standing = async (number: string) => (await certificateNamed(WORKER, number))?.state;

beforeAll(async () => {
  released = await givenRequest("approved");
  stored = await certifiedStorage(released.caseId, "lot.disposed");
  paper = await certificateRow(await certifyRelease(await lastEvent(released.caseId, "release.approved")));
}, 120_000);

describe("what a certificate is read from", () => {
  test("is the donor's name and the holder's language, as the bank keeps them", async () => {
    const holder = await asBank((db) => holderOf(db, released.caseId));
    expect(holder).toMatchObject({ name: released.family.displayName, locale: "en", tissue: "bone_marrow", coi: released.coi });
    expect((await asBank((db) => donorNamed(db, released.donorId))).name).toBe(holder.name);
    expect(await asBank((db) => localeOfAccount(db, released.clinic.actor.id))).toBe("en");
  });

  test("is the last standing signature of each meaning over the request, review before approval", async () => {
    const signatures = await asBank((db) => standingSignatures(db, released.requestId, ["review", "approval"]));
    expect(signatures.map(({ meaning, printedName }) => [meaning, printedName])).toEqual([
      ["review", released.quality.displayName],
      ["approval", released.qp.displayName],
    ]);
    expect(await asBank((db) => standingSignatures(db, released.caseId, ["review"]))).toEqual([]);
  });

  test("is the towns where the vials stand, each once, and the tanks by site", async () => {
    const ids = (await asBank((db) => storedVials(db, released.lotId))).map(({ id }) => id);
    expect((await asBank((db) => sitesOf(db, ids))).map(({ code }) => code)).toEqual(["DXB", "RSM"]);
    expect(await asBank((db) => tanksOf(db, ids))).toEqual(["DXB T-01", "RSM T-11"]);
  });

  test("counts what is stored, reserved vials among it", async () => {
    const facts = await asBank((db) => storageFacts(db, released.lotId));
    const vials = await vialsOf(released.lotId);
    expect(vials.some(({ state }) => state === "reserved")).toBe(true);
    expect(facts?.facts).toMatchObject({ vials: vials.length, standing: "releasable", autologous: true });
    expect(facts?.certified).toMatchObject({ verdict: "stored_releasable", viableCells: vials.length * 5e6 });
  });
});

describe("a certificate is not issued", () => {
  test("of an event that is about no lot", async () => {
    expect(await certifyStorage(await lastEvent(released.caseId, "case.granted"))).toEqual([]);
  });

  test("a second time for the same approval", async () => {
    expect(await certifyRelease(await lastEvent(released.caseId, "release.approved"))).toBe(paper.number);
  });
});

describe("who may know of a certificate", () => {
  test("is the family of both, the clinic of its release alone, the bank of all, and nobody else", async () => {
    const seen = (actor: Actor) =>
      readAs(actor, async (db) => (await certificatesVisibleTo(actor, db).execute()).map(({ number }) => number).sort());
    const both = [paper.number, stored.number].sort();
    expect(await seen(released.family)).toEqual(both);
    expect(await seen(released.quality)).toEqual(both);
    expect(await seen(released.clinic.actor)).toEqual([paper.number]);
    for (const actor of [await givenFamily(), (await givenClinic()).actor]) expect(await seen(actor)).toEqual([]);
    await expect(seen(STRANGER)).rejects.toThrow("permission denied");
  });

  test("finds it by its number in any writing, and goes on after an id that is one", async () => {
    const find = async (typed: string | null, after: string | null = null) =>
      (await certificateList(released.quality, typed, after)).certificates.map(({ number }) => number);
    expect(await find(paper.number.toLowerCase())).toEqual([paper.number]);
    expect(await find("nothing like it")).toEqual([]);
    expect(await find(null, paper.id)).toEqual([stored.number]);
    expect(await find(null, "-".repeat(36))).toHaveLength(2);
  });

  test.each(["pdf", "json"])("opens its %s; for another clinic, and by any other name, there is none", async (kind) => {
    const open = (actor: Parameters<typeof certificateFile>[0], file: string) => certificateFile(actor, file);
    expect((await open(released.family, `${paper.number}.${kind}`)).bytes.byteLength).toBeGreaterThan(100);
    await expect(open(released.clinic.actor, `${stored.number}.${kind}`)).rejects.toMatchObject({ status: 404 });
    for (const name of [`${paper.number}.exe`, paper.number, `../${paper.number}.${kind}`, `.${kind}`])
      await expect(open(released.quality, name)).rejects.toMatchObject({ status: 404 });
  });

  test("has it among the family's papers, newest first, beside consent and receipts, and another family has none", async () => {
    const papers = await readAs(released.family, (db) => papersOf(released.family as PersonActor, db, released.caseId));
    expect(papers.map(({ at: made }) => made.getTime())).toEqual([...papers.map(({ at: made }) => made.getTime())].sort((a, b) => b - a));
    expect(papers.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["release", "storage", "consent"]));
    expect(papers.find(({ kind }) => kind === "release")?.address).toBe(`/certificates/${paper.number}.pdf`);
    const other = await givenFamily();
    expect(await readAs(other, (db) => papersOf(other, db, released.caseId))).toEqual([]);
    expect(await readAs(released.family, (db) => papersOf(released.family as PersonActor, db, released.requestId))).toEqual([]);
  });
});

describe("vials that are destroyed", () => {
  test("are named one by one, with who stood beside; while others are stored, the storage certificate stands", async () => {
    const [vial] = (await vialsOf(released.lotId)).filter(({ state }) => state === "stored");
    const form = { vialIds: [vial?.id ?? ""], reason: "spent_for_tests" as const, witnessId: released.witness.id, password: PASSWORD };
    await destroyVials(released.quality, form);
    const certificate = await certifiedDestruction(released.caseId, "vials.destroyed");
    const content = JSON.parse(certificate.canonicalJson);
    expect(content).toMatchObject({ witness: released.witness.displayName, dins: [released.din] });
    expect(content.material).toContain(vial?.division ?? "none");
    const [page = ""] = await textOf(certificate.pdf);
    for (const words of [released.witness.displayName, released.quality.displayName]) expect(page).toContain(words);
    expect(await standing(stored.number)).toBe("standing");
  });
});

describe("an approval that does not stand", () => {
  test("withdraws its certificate, once, and no other of the family's papers", async () => {
    await withdrawCertificates(released.requestId);
    expect(await standing(paper.number)).toBe("standing");
    await at(day(-8), () => holdRelease(released.quality, released.requestId, { reason: "Look." }));
    await withdrawCertificates(released.requestId);
    await withdrawCertificates(released.requestId);
    expect(await standing(paper.number)).toBe("revoked");
    expect(await standing(stored.number)).toBe("standing");
  });

  test("tells the family so on the page of the request, beside the paper", async () => {
    const path = `/family/requests/${released.requestId}`;
    const data = await ask(familyRequest.loader, released.family, path, { requestId: released.requestId });
    const html = rendered({ Page: familyRequest.default, data, locale: "en", i18n: ["release", "refusals"], path });
    expect(wordsOf(html)).toContain(`${paper.number}, withdrawn: do not rely on it`);
  });

  test("certifies nothing, however often it is asked", async () => {
    await expect(asBank((db) => requireApproval(db, released.requestId))).rejects.toMatchObject({ code: "approval_lapsed" });
    await expect(certifyRelease(await lastEvent(released.caseId, "release.reviewed"))).rejects.toMatchObject({ code: "approval_lapsed" });
  });
});

test("the list is in the order of issue, newest first, whatever the order of ids, and goes on after the last one seen", async () => {
  const earlier = await givenStored();
  const first = await at(earlier.day(29), () => certifiedStorage(earlier.caseId, "lot.stored"));
  expect(first.id > paper.id).toBe(true);
  const after = async (id: string | null) =>
    (await certificateList(released.quality, null, id)).certificates.map(({ number, issuedAt }) => ({ number, issuedAt }));
  const all = await after(null);
  expect(all.at(-1)?.number).toBe(first.number);
  expect(all.map(({ issuedAt }) => issuedAt.getTime())).toEqual(all.map(({ issuedAt }) => issuedAt.getTime()).sort((a, b) => b - a));
  expect(await after(paper.id)).toEqual(all.slice(all.findIndex(({ number }) => number === paper.number) + 1));
  expect(await after(first.id)).toEqual([]);
});
