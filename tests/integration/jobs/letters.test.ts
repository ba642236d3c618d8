import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, test } from "vitest";
import { type EventType, REACTIONS } from "~/bank/history/reactions";
import { readAs, transact } from "~/bank/history/transact.server";
import { type PersonActor, WORKER } from "~/bank/people/actor";
import { endRight, grantRight, registerPerson } from "~/bank/people/family.server";
import { HANDLERS } from "~/jobs/handlers.server";
import { familyOf, recipientsOf, sendLetters } from "~/jobs/letters.server";
import { kitDispatched } from "~emails/kit-dispatched";
import { givenPaidDeposit, payBy, refundsOf } from "~tests/support/given/billing";
import { givenCase } from "~tests/support/given/enquiries";
import { emailOf, givenAdministrator, givenFamily, givenStaff } from "~tests/support/given/people";
import { withStandIns } from "~tests/support/stand-ins";
import { withoutAddresses } from "~tests/support/without-addresses";

const standIns = withStandIns();
/** Who was written to by what follows from an event about a case. */
async function writtenTo(type: EventType, of: { donorId: string | null; caseId: string | null }, data: Record<string, string> = {}) {
  const id = await transact(WORKER, (_tx, record) => record({ type, about: [], donorId: of.donorId, caseId: of.caseId, data }));
  const before = standIns.resend.messages().length;
  for (const kind of REACTIONS[type].filter((job: string) => job.startsWith("email.")))
    for (let twice = 0; twice < 2; twice += 1) await HANDLERS[kind]?.({ id: uuidv7(), eventId: id, key: `${id}:${kind}` });
  return standIns.resend
    .messages()
    .slice(before)
    .map(({ to, subject, html }) => ({ to: [to].flat().join(), subject, html: html ?? "" }));
}

let held: Awaited<ReturnType<typeof givenCase>>;
let both: string[];
beforeAll(async () => {
  held = await givenCase({ tissue: "birth", guardian: true });
  both = [await emailOf(held.family.id), await emailOf((held.guardian as PersonActor).id)].sort();
});

describe("news of a case", () => {
  test.each([
    "kit.dispatched",
    "kit.lost",
    "donation.accepted",
    "donation.rejected",
    "culture.failed",
    "lot.failed",
    "lot.held",
    "lot.disposed",
    "dispute.noted",
    "dispute.settled",
  ] as const)("%s goes once to everyone who may see the donor's record, and leads to the portal", async (type) => {
    const letters = await writtenTo(type, held);
    expect(letters.map(({ to }) => to).sort()).toEqual(both);
    const place = type.startsWith("dispute") ? "/family" : `/family/cases/${held.caseId}`;
    for (const { html } of letters) expect(html).toContain(`href="http://portal.test${place}"`);
  });

  test("of no donor goes to nobody", async () => {
    for (const type of ["kit.dispatched", "lot.held", "dispute.noted"] as const)
      expect(await writtenTo(type, { donorId: null, caseId: null })).toEqual([]);
  });

  test("goes to nobody whose right to see has ended, and to a relative from the day of theirs on", async () => {
    const own = await givenCase({ tissue: "dental_pulp" });
    const coordinator = await givenStaff("coordinator");
    const aunt = await givenFamily();
    const [rightId = ""] = await grantRight(coordinator, own.donorId, { personId: aunt.personId, kinds: ["view"], ground: "guardian" });
    const [mother, aunts] = [await emailOf(own.family.id), await emailOf(aunt.id)];
    expect((await writtenTo("kit.dispatched", own)).map(({ to }) => to).sort()).toEqual([mother, aunts].sort());
    await endRight(coordinator, rightId);
    expect((await writtenTo("kit.dispatched", own)).map(({ to }) => to)).toEqual([mother]);
  });

  test("is not for whoever may pay and not see", async () => {
    const own = await givenCase({ tissue: "dental_pulp" });
    const payer = await givenFamily();
    await grantRight(await givenStaff("coordinator"), own.donorId, { personId: payer.personId, kinds: ["pay"], ground: "account_holder" });
    expect((await familyOf(own.donorId)).map(({ personId }) => personId)).toEqual([own.family.personId]);
  });

  test("is written in the language of each reader", async () => {
    const family = await givenFamily({ locale: "it" });
    const own = await givenCase({ tissue: "dental_pulp", family });
    const [letter] = await writtenTo("kit.dispatched", own);
    expect(letter?.html).toMatch(/<html[^>]*lang="it"/);
    expect(letter?.subject).not.toBe("The kit is on its way");
  });
});

describe("news of money", () => {
  test("goes to whoever was asked to pay, alone, and leads to the payment", async () => {
    const paid = await givenPaidDeposit({ tissue: "birth", guardian: true });
    const payer = await emailOf(paid.family.id);
    for (const type of ["payment.asked", "payment.failed", "receipt.issued"] as const) {
      const letters = await writtenTo(type, paid, { paymentId: paid.paymentId });
      expect(letters.map(({ to }) => to)).toEqual([payer]);
      expect(letters[0]?.html).toContain(`/family/payments/${paid.paymentId}"`);
      expect(withoutAddresses(letters[0]?.html)).not.toMatch(/300|€|EUR/);
    }
  });

  test("a refund's letter finds the payment that it is of", async () => {
    const paid = await givenPaidDeposit();
    await payBy(paid.paymentId, "again");
    const [refund] = await refundsOf(paid.caseId);
    const letters = await writtenTo("refund.sent", paid, { refundId: refund?.id ?? "" });
    expect(letters.map(({ to }) => to)).toEqual([await emailOf(paid.family.id)]);
    expect(letters[0]?.html).toContain(`/family/payments/${paid.paymentId}"`);
  });
});

describe("a letter", () => {
  const job = () => {
    const id = uuidv7();
    return { id, eventId: id, key: `${id}:email.kit_dispatched` };
  };

  test("is kept as sent to whom and of which kind, and never what it said or to which address", async () => {
    const one = job();
    await sendLetters(one, "kit_dispatched", await recipientsOf([held.family.personId], held.donorId), kitDispatched, "/family");
    const kept = await readAs(WORKER, (db) => db.selectFrom("messages").selectAll().where("eventId", "=", one.eventId).execute());
    expect(kept).toMatchObject([{ kind: "kit_dispatched", personId: held.family.personId, donorId: held.donorId, state: "sent" }]);
    expect(JSON.stringify(kept)).not.toContain("@");
  });

  test("to two readers is two letters with two keys, so that a failure of one does not send the other twice", async () => {
    const one = job();
    const readers = await recipientsOf([held.family.personId, held.guardian?.personId ?? ""], held.donorId);
    await sendLetters(one, "kit_dispatched", readers.slice(0, 1), kitDispatched, "/family");
    await sendLetters(one, "kit_dispatched", readers, kitDispatched, "/family");
    const kept = await readAs(WORKER, (db) =>
      db.selectFrom("messages").select(["key", "personId"]).where("eventId", "=", one.eventId).execute(),
    );
    expect(kept.map(({ personId }) => personId).sort()).toEqual(readers.map(({ personId }) => personId).sort());
    expect(new Set(kept.map(({ key }) => key)).size).toBe(2);
  });

  test("is not written to whoever gave no address, nor to nobody", async () => {
    const { personId } = await registerPerson(await givenAdministrator(), { givenName: "No", familyName: "Mail" });
    expect(await recipientsOf([personId])).toEqual([]);
    expect(await recipientsOf([])).toEqual([]);
  });

  test("to a whole address leads there, one to a path leads into the portal", async () => {
    const reader = await recipientsOf([held.family.personId]);
    for (const [address, to] of [
      ["/family", "http://portal.test/family"],
      ["https://else.test/x", "https://else.test/x"],
    ] as const) {
      await sendLetters(job(), "kit_dispatched", reader, kitDispatched, address);
      expect(standIns.resend.messages().at(-1)?.html).toContain(`href="${to}"`);
    }
  });
});
