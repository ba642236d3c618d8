import { familyPayments } from "~/bank/billing/family-payments.server";
import { checkCharacter } from "~/bank/collection/isbt.rules";
import { casesVisibleTo } from "~/bank/enquiries/cases.server";
import { type AnswerFacts, actOf, answerOf } from "~/bank/history/answer.rules";
import { comingOf, pastOf, TOLD_TYPES } from "~/bank/history/timeline.rules";
import { type Db, readAs } from "~/bank/history/transact.server";
import { conditionsOfUse, usabilityOf } from "~/bank/history/usability.rules";
import { type PersonActor, WORKER } from "~/bank/people/actor";
import { environment } from "~/outside/environment.server";
import { found } from "~/web/submit.server";
import { dayOfBank } from "~/web/when";
import { placesOf, useFactsOf } from "./family-cells.server";
import { readingsOf } from "./family-record.server";
import { grantsVisibleTo, requestsVisibleTo } from "./store.server";

/** Everything that a family's page about its cells shows. @throws 404 for a case that this person may not know of */
export async function familyCase(actor: PersonActor, caseId: string) {
  const page = await readAs(actor, async (db) => {
    const held = found(await caseShown(actor, db, caseId));
    const [use, waits, events, places, money, grants, { readings }] = await Promise.all([
      useFactsOf(actor, db, held),
      waitsFor(actor, db, caseId),
      eventsOf(db, held),
      placesOf(actor, db, caseId),
      familyPayments(actor, db),
      liveGrants(actor, db, caseId),
      readingsOf(actor, db, { donorId: held.donorId }, 3),
    ]);
    const usability = usabilityOf(use.lots);
    const facts: AnswerFacts = {
      state: held.state,
      usability,
      openDeviations: use.deviations.open,
      disputed: held.disputedSince !== null,
      waits,
    };
    const answer = answerOf(facts);
    const plan = money.plans.find((one) => one.caseId === caseId) ?? null;
    return {
      case: held,
      answer,
      act: actOf(answer, facts, caseId),
      waits,
      usability,
      conditions: held.storedAt === null && use.lots.length === 0 ? [] : conditionsOfUse(use),
      past: pastOf(events, caseId),
      coming: comingOf({
        state: held.state,
        usable: usability === "usable" || usability === "condition",
        paidUntil: plan?.paidUntil ?? null,
        expectedOn: held.expectedOn,
        bornOn: held.bornOn,
        today: dayOfBank(db.now),
      }),
      now: db.now,
      places,
      due: money.due.filter((payment) => payment.caseId === caseId),
      plan,
      paidMinor: money.paid
        .filter((payment) => payment.caseId === caseId)
        .reduce((sum, one) => sum + one.amountMinor - one.refundedMinor, 0),
      currency: money.paid[0]?.currency ?? money.due[0]?.currency ?? "EUR",
      grants,
      readings,
    };
  });
  return { ...page, coordinator: await coordinatorOf(page.case.coordinatorId) };
}

export type FamilyPage = Awaited<ReturnType<typeof familyCase>>;

async function caseShown(actor: PersonActor, db: Db, caseId: string) {
  const held = await db
    .selectFrom(casesVisibleTo(actor, db).where("id", "=", caseId).as("c"))
    .innerJoin("donors as d", "d.id", "c.donorId")
    .innerJoin("persons as n", "n.id", "d.personId")
    .select(["c.id", "c.donorId", "c.state", "c.tissue", "c.coi", "c.storedAt", "c.coordinatorId", "c.openedAt"])
    .select(["d.disputedSince", "d.expectedOn", "n.givenName", "n.bornOn"])
    .executeTakeFirst();
  if (held === undefined) return undefined;
  const donations = await db
    .selectFrom("donations")
    .select("din")
    .where("caseId", "=", caseId)
    .where("state", "<>", "lapsed")
    .orderBy("din")
    .execute();
  return { ...held, dins: donations.map(({ din }) => ({ din, check: checkCharacter(din) })) };
}

const eventsOf = (db: Db, { id, donorId }: { id: string; donorId: string }) =>
  db
    .selectFrom("events")
    .select(["id", "type", "happenedAt", "late", "data"])
    .where("donorId", "=", donorId)
    .where((when) => when.or([when("caseId", "=", id), when("caseId", "is", null)]))
    .where("type", "in", TOLD_TYPES)
    .execute();

/** What waits for this very person: a signature, a payment, an authorisation. */
async function waitsFor(actor: PersonActor, db: Db, caseId: string): Promise<AnswerFacts["waits"]> {
  const consent = await db
    .selectFrom("consentSigners as s")
    .innerJoin("consents as k", "k.id", "s.consentId")
    .select("k.id")
    .where("k.caseId", "=", caseId)
    .where("k.state", "=", "open")
    .where("s.personId", "=", actor.personId)
    .where("s.signedAt", "is", null)
    .executeTakeFirst();
  const payment = await db
    .selectFrom("payments")
    .select("id")
    .where("caseId", "=", caseId)
    .where("personId", "=", actor.personId)
    .where("state", "in", ["due", "open", "failed"])
    .orderBy("dueAt")
    .executeTakeFirst();
  const authorised = db.selectFrom("authorisations").select("requestId").where("personId", "=", actor.personId);
  const request = await requestsVisibleTo(actor, db)
    .where("requests.caseId", "=", caseId)
    .where("requests.state", "=", "submitted")
    .where("requests.path", "<>", "infeasible")
    .where("requests.id", "not in", authorised)
    .executeTakeFirst();
  return { consentId: consent?.id ?? null, paymentId: payment?.id ?? null, requestId: request?.id ?? null };
}

const liveGrants = (actor: PersonActor, db: Db, caseId: string) =>
  db
    .selectFrom(grantsVisibleTo(actor, db).as("g"))
    .innerJoin("clinics as k", "k.id", "g.clinicId")
    .select(["g.id", "k.name", "g.untilAt"])
    .where("g.caseId", "=", caseId)
    .where("g.revokedAt", "is", null)
    .where("g.untilAt", ">", db.now)
    .orderBy("g.untilAt")
    .execute();

/** Whom the family may call: a person's name, and the bank's own lines. Accounts are closed to families, so the bank itself looks it up. */
async function coordinatorOf(accountId: string | null) {
  const { email, phone } = environment().bank;
  const person =
    accountId === null
      ? undefined
      : await readAs(WORKER, (db) =>
          db
            .selectFrom("accounts")
            .innerJoin("persons", "persons.id", "accounts.personId")
            .select(["persons.givenName", "persons.familyName"])
            .where("accounts.id", "=", accountId)
            .executeTakeFirst(),
        );
  return { name: person ? `${person.givenName} ${person.familyName}` : null, email, phone };
}
