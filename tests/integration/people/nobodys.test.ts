import { beforeAll, expect, test } from "vitest";
import { CLAUSES } from "~/bank/consent/clauses.rules";
import type { Actor } from "~/bank/people/actor";
import * as guardians from "~/routes/family/account.guardians.$donorId";
import * as consentAgain from "~/routes/family/consents.$consentId.again";
import * as clause from "~/routes/family/consents.$consentId.clauses.$ordinal";
import * as consentSign from "~/routes/family/consents.$consentId.review";
import * as withdraw from "~/routes/family/consents.$consentId.withdraw.$code";
import * as pay from "~/routes/family/payments.$paymentId.pay";
import * as accept from "~/routes/family/quotes.$quoteId.accept";
import * as caseCancel from "~/routes/staff/cases.$caseId.cancel";
import * as consentOpen from "~/routes/staff/cases.$caseId.consent";
import * as licence from "~/routes/staff/clinics.$clinicId.licences.new";
import * as member from "~/routes/staff/clinics.$clinicId.members.new";
import * as enquiryAnswered from "~/routes/staff/enquiries.$enquiryId.answered";
import * as enquiryClose from "~/routes/staff/enquiries.$enquiryId.close";
import * as enquiryQuote from "~/routes/staff/enquiries.$enquiryId.quote";
import * as evidence from "~/routes/staff/evidence.$cardId";
import * as kitLost from "~/routes/staff/kits.$kitId.lost";
import * as birth from "~/routes/staff/people.donors.$donorId.birth";
import * as rightEnd from "~/routes/staff/people.donors.$donorId.rights.$rightId.end";
import * as rightNew from "~/routes/staff/people.donors.$donorId.rights.new";
import * as taskDone from "~/routes/staff/tasks.$taskId";
import * as accountClose from "~/routes/staff/team.$accountId.close";
import * as dutyNew from "~/routes/staff/team.$accountId.duties.new";
import { post } from "~tests/support/asked";
import { givenBank } from "~tests/support/given/enquiries";
import { givenFamily, givenStaff, PASSWORD } from "~tests/support/given/people";

const UNKNOWN = "01980000-0000-7000-8000-000000000000";
const everything = {
  ...{ donorId: UNKNOWN, consentId: UNKNOWN, ordinal: "1", code: CLAUSES[0].code, paymentId: UNKNOWN, quoteId: UNKNOWN, caseId: UNKNOWN },
  ...{ clinicId: UNKNOWN, enquiryId: UNKNOWN, cardId: UNKNOWN, kitId: UNKNOWN, rightId: UNKNOWN, taskId: UNKNOWN, accountId: UNKNOWN },
};
const name = { givenName: "A", familyName: "B" };
const email = "nobody@nowhere.test";
const licenceForm = { number: "L-1", country: "IT", scope: "Cells", validFrom: "2026-01-01", validUntil: "2027-01-01" };
const acceptance = { donorIs: "self", bornOn: "1985-05-05", storagePlan: "yearly", country: "IT", meaning: "approval", password: PASSWORD };

type Route = { action: (args: never) => unknown };
const OF_FAMILY: [string, Route, Record<string, string | string[]>][] = [
  ["naming a guardian", guardians, { ...name, email, relation: "father" }],
  ["answering a clause", clause, { answer: "yes" }],
  ["signing a consent", consentSign, { meaning: "consent", password: PASSWORD, recordHash: "0".repeat(64) }],
  ["taking an answer back", withdraw, { confirmed: "yes" }],
  ["giving an answer again", consentAgain, { confirmed: "yes" }],
  ["paying", pay, {}],
  ["accepting a quote", accept, acceptance],
];
const OF_STAFF: [string, Route, Record<string, string | string[]>][] = [
  ["cancelling a case", caseCancel, { reason: "family" }],
  ["opening a consent", consentOpen, {}],
  ["entering a licence", licence, licenceForm],
  ["inviting a clinic's member", member, { ...name, email, locale: "en", clinicRole: "coordinator" }],
  ["noting an answer", enquiryAnswered, {}],
  ["closing an enquiry", enquiryClose, { reason: "spam" }],
  ["sending a quote", enquiryQuote, {}],
  ["publishing a card", evidence, {}],
  ["losing a kit", kitLost, {}],
  ["registering a birth", birth, { ...name, bornOn: "2026-01-01" }],
  ["ending a right", rightEnd, {}],
  ["giving a right", rightNew, { personId: UNKNOWN, ground: "guardian", kinds: ["view"] }],
  ["ticking off a task", taskDone, {}],
  ["closing an account", accountClose, {}],
  ["giving a duty", dutyNew, { duty: "quality" }],
];

let family: Actor;
let staff: Actor;
beforeAll(async () => {
  await givenBank();
  family = await givenFamily();
  staff = await givenStaff("coordinator", "administrator", "medical_director", "laboratory", "finance");
});

test.each(OF_FAMILY)(
  "%s, with everything filled in rightly, for a thing that does not exist, is a page that is not there",
  async (_, route, fields) => {
    await expect(post(route.action as never, family, "/", fields, everything)).rejects.toMatchObject({ status: 404 });
  },
);

test.each(OF_STAFF)("%s, for a thing that does not exist, is a page that is not there, for staff too", async (_, route, fields) => {
  await expect(post(route.action as never, staff, "/", fields, everything)).rejects.toMatchObject({ status: 404 });
});
