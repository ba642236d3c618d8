import { beforeAll, describe, expect, test } from "vitest";
import { consentGate, refuseWithdrawn, requireConsent } from "~/bank/consent/gate.server";
import { consentPage } from "~/bank/consent/pages.server";
import { publishConsentText } from "~/bank/consent/texts.operations.server";
import { withdrawConsent } from "~/bank/consent/withdrawal.operations.server";
import { readAs, transact } from "~/bank/history/transact.server";
import { type PersonActor, WORKER } from "~/bank/people/actor";
import { actorFor } from "~/bank/people/actors.server";
import { grantRight, registerBirth } from "~/bank/people/family.server";
import { at, now } from "~/outside/clock.server";
import { ownerPool } from "~db/client.server";
import { consentText } from "~db/seed/consent-texts/index.server";
import { ALL_YES, givenConsentTexts, givenSignedConsent } from "~tests/support/given/consent";
import { givenCase } from "~tests/support/given/enquiries";
import { givenFamily, givenStaff } from "~tests/support/given/people";

const refusal = (code: string) => expect.objectContaining({ code });
const YES = { confirmed: "yes" } as const;
beforeAll(givenConsentTexts);

describe("rule 7: taking back", () => {
  test("takes back one's own yes alone, at the instant it is said, and says who", async () => {
    const { signers, consentId, caseId } = await givenSignedConsent({ tissue: "birth", guardian: true, answers: ALL_YES });
    const [mother] = signers;
    if (mother === undefined) throw new Error("A mother is expected.");
    await withdrawConsent(mother, consentId, "research", YES);
    const { rows } = await ownerPool().query(
      "select withdrawn_by from consent_answers where consent_id = $1 and code = 'research' order by withdrawn_at nulls last",
      [consentId],
    );
    expect(rows).toEqual([{ withdrawn_by: mother.personId }, { withdrawn_by: null }]);
    expect((await readAs(WORKER, (db) => consentGate(db, caseId, ["research", "photo"]))).shut).toEqual([
      { code: "research", why: "withdrawn" },
    ]);
  });

  test("whoever may consent for the donor now, without having signed, takes back what both parents had said", async () => {
    const { consentId, donorId, signers } = await givenSignedConsent({ tissue: "dental_pulp", guardian: true });
    expect(signers).toHaveLength(2);
    const another = await givenFamily();
    await grantRight(await givenStaff("coordinator"), donorId, {
      personId: another.personId,
      kinds: ["view", "consent"],
      ground: "guardian",
    });
    await withdrawConsent(another, consentId, "storage", YES);
    const { rows } = await ownerPool().query("select withdrawn_by from consent_answers where consent_id = $1 and code = 'storage'", [
      consentId,
    ]);
    expect(rows).toEqual([{ withdrawn_by: another.personId }, { withdrawn_by: another.personId }]);
  });

  test("of what a later sample is for stops it, and what was sampled before is still kept", async () => {
    const { family, consentId, caseId } = await givenSignedConsent();
    const before = new Date(now().getTime() - 60_000);
    await withdrawConsent(family, consentId, "testing", YES);
    const sampled = (when: Date) => transact(WORKER, (tx) => refuseWithdrawn(tx, caseId, ["testing"], when));
    await expect(sampled(before)).resolves.toBeUndefined();
    await expect(sampled(new Date(now().getTime() + 1000))).rejects.toThrow(refusal("consent_withdrawn"));
    await expect(transact(WORKER, (tx) => refuseWithdrawn(tx, caseId, ["storage"], now()))).resolves.toBeUndefined();
  });
});

describe("the gate", () => {
  const need = (caseId: string, code: Parameters<typeof requireConsent>[2], current = false) =>
    transact(WORKER, (tx) => requireConsent(tx, caseId, code, { current }));

  test("names every item that is missing, and why", async () => {
    const { caseId } = await givenCase();
    await expect(need(caseId, ["storage", "testing"])).rejects.toMatchObject({
      code: "consent_missing",
      data: { codes: ["storage", "testing"] },
    });
    const gate = await readAs(WORKER, (db) => consentGate(db, caseId, ["storage"]));
    expect(gate).toMatchObject({ open: false, consentId: null, version: null, shut: [{ code: "storage", why: "not_signed" }] });
  });

  test("rule 1: asks for the newest text only where that is asked, and not for one that counts from a later day", async () => {
    const { caseId } = await givenSignedConsent({ tissue: "dental_pulp" });
    await publishConsentText(WORKER, { ...consentText("dental_pulp", "en", 2), effectiveFrom: new Date("2090-01-01T00:00:00Z") });
    await expect(need(caseId, "procurement", true)).resolves.toBeUndefined();
    await at(new Date("2090-01-02T00:00:00Z"), async () => {
      await expect(need(caseId, "procurement", true)).rejects.toThrow(refusal("consent_outdated"));
      await expect(need(caseId, "procurement")).resolves.toBeUndefined();
    });
  });
});

test("a birth that is registered afterwards changes nothing that was signed before it", async () => {
  const { consentId, donorId, family } = await givenSignedConsent({ tissue: "birth" });
  const hashes = async () =>
    (await ownerPool().query("select record_hash from signatures where donor_id = $1 order by signed_at, id", [donorId])).rows;
  const before = await hashes();
  await registerBirth(family, donorId, { givenName: "Lina", familyName: "K.", bornOn: "2026-10-12" });
  expect(await hashes()).toEqual(before);
  const actor = (await actorFor(family.id)) as PersonActor;
  expect((await readAs(actor, (db) => consentPage(actor, db, consentId)))?.consent.state).toBe("signed");
});
