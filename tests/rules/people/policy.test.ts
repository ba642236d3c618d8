import { describe, expect, test } from "vitest";
import { type Actor, DUTIES, type Duty, STRANGER, type StaffActor, WORKER } from "~/bank/people/actor";
import { authorise, can, MAY, type Resource, type Verb } from "~/bank/people/policy";
import { someClinic, somePerson, someStaff } from "~tests/support/actors";

const VERBS = Object.keys(MAY) as Verb[];
const everyDuty = someStaff(...DUTIES);
const mayDo = (actor: Actor, resource: Resource = {}) => VERBS.filter((verb) => can(actor, verb, resource));
const ofDuty = (duty: Duty) => mayDo(someStaff(duty));

test("a stranger may do nothing that this table knows", () => expect(mayDo(STRANGER)).toEqual([]));

test("the portal itself opens and publishes consents, publishes specifications and issues certificates, and nothing else", () =>
  expect(mayDo(WORKER)).toEqual(["consent_text.publish", "consent.open", "specification.publish", "certificate.issue"]));

describe("staff", () => {
  test.each(VERBS)("nobody with every duty does %s for a donor over whom they hold a right", (verb) => {
    const relative: StaffActor = { ...everyDuty, ownDonors: ["lina"] };
    expect(can(relative, verb, { donorId: "lina" })).toBe(false);
    expect(can(relative, verb, { donorId: "tom" })).toBe(can(everyDuty, verb, { donorId: "tom" }));
  });

  test("without a duty may tick off a task, and nothing more", () => expect(mayDo(someStaff())).toEqual(["task.finish"]));

  test("an administrator keeps accounts, clinics, texts and tanks, and gets near no cells and no money", () =>
    expect(ofDuty("administrator").sort()).toEqual(
      [...["account.manage", "clinic.invite", "consent_text.publish", "duty.grant"], ...["store.build", "task.finish"]].sort(),
    ));

  test("finance sees payments, sets prices and decides on refunds, and nothing of a donor", () =>
    expect(ofDuty("finance")).toEqual(["prices.publish", "task.finish", "payment.see", "refund.decide"]));

  test("whoever lets cells of a medicine go cannot have made, tested or reviewed them by that duty", () => {
    const released = ofDuty("qualified_person");
    expect(can(someStaff("qualified_person"), "release.approve", { productClass: "ATMP_351" })).toBe(true);
    for (const verb of ["culture.work", "test.enter", "test.approve", "lot.dispose", "release.review", "vial.place"] as const)
      expect(released).not.toContain(verb);
  });

  test("a medicine is approved by a qualified person, a tissue by a responsible person, and neither by the other", () => {
    for (const [duty, productClass, other] of [
      ["qualified_person", "ATMP_351", "TISSUE_361"],
      ["responsible_person", "TISSUE_361", "ATMP_351"],
    ] as const) {
      expect(can(someStaff(duty), "release.approve", { productClass })).toBe(true);
      expect(can(someStaff(duty), "release.approve", { productClass: other })).toBe(false);
    }
  });

  test.each([
    ["kit.check", "preparedBy"],
    ["evidence.publish", "preparedBy"],
    ["release.review", "preparedBy"],
    ["release.approve", "reviewedBy"],
    ["donation.witness_destruction", "enteredBy"],
    ["deviation.decide", "enteredBy"],
    ["marker.approve", "enteredBy"],
    ["test.approve", "enteredBy"],
  ] as const)("%s is done by another person than who did the step before, whatever duties that one has", (verb, by) => {
    const of = { productClass: "ATMP_351" as const };
    expect(can(everyDuty, verb, { ...of, [by]: everyDuty.id })).toBe(false);
    expect(can(everyDuty, verb, { ...of, [by]: "another" })).toBe(true);
  });

  test("nobody gives a duty to themselves, through whichever of their accounts", () => {
    expect(can(everyDuty, "duty.grant", { personId: everyDuty.personId })).toBe(false);
    expect(can(everyDuty, "duty.grant", { personId: "another" })).toBe(true);
  });

  test("no duty, nor all of them together, stands in for a family or a clinic", () => {
    const asked = {
      ...RIGHTS_OF_ALL,
      clinicId: "c",
      personId: everyDuty.personId,
      signers: [everyDuty.personId],
      accountHolderId: everyDuty.personId,
    };
    for (const verb of [...OF_FAMILY, ...OF_CLINIC]) expect(can(everyDuty, verb, asked)).toBe(false);
  });
});

const RIGHTS_OF_ALL: Resource = { myRights: ["view", "instruct", "consent", "pay"] };
const OF_FAMILY = [
  ...["quote.accept", "consent.sign", "consent.withdraw", "payment.pay", "case.grant", "expansion.accept", "release.authorise"],
] as Verb[];
const OF_CLINIC = ["cells.request", "shipment.receive", "vial.end", "reaction.report", "outcome.record"] as Verb[];

describe("a person", () => {
  const person = somePerson();

  test("without a right over a donor may do nothing with what is the donor's", () => {
    expect(mayDo(person, { donorId: "lina", myRights: [], personId: "another", accountHolderId: "another", signers: ["another"] })).toEqual(
      [],
    );
  });

  test("with the right to view alone may do nothing but look", () => expect(mayDo(person, { myRights: ["view"] })).toEqual([]));

  test.each([
    ["pay", ["payment.pay"]],
    ["instruct", ["case.grant", "release.authorise"]],
    ["consent", ["guardian.invite", "birth.register", "consent.withdraw"]],
  ] as const)("with the right to %s may do exactly what that right is for", (right, verbs) => {
    expect(mayDo(person, { myRights: [right] })).toEqual([...verbs]);
  });

  test("signs a consent only as one of its signers: no right, nor all of them, is enough", () => {
    expect(can(person, "consent.sign", { ...RIGHTS_OF_ALL, signers: ["another"] })).toBe(false);
    expect(can(person, "consent.sign", { myRights: [], signers: ["another", person.personId] })).toBe(true);
  });

  test("accepts their own quote and the expansion of their own order, not those that are addressed to somebody else", () => {
    for (const [verb, own] of [
      ["quote.accept", { personId: person.personId }],
      ["expansion.accept", { accountHolderId: person.personId }],
    ] as const) {
      expect(can(person, verb, own)).toBe(true);
      expect(can(person, verb, { ...RIGHTS_OF_ALL, personId: "another", accountHolderId: "another" })).toBe(false);
    }
  });
});

describe("a clinic", () => {
  const clinic = someClinic();

  test("may do with what is its own exactly what clinics do", () =>
    expect(mayDo(clinic, { clinicId: clinic.clinicId }).sort()).toEqual([...OF_CLINIC, "release.cancel"].sort()));

  test("may do nothing with what is another clinic's, or nobody's", () => {
    expect(mayDo(clinic, { clinicId: "another", ...RIGHTS_OF_ALL, signers: [clinic.personId], personId: clinic.personId })).toEqual([]);
    expect(mayDo(clinic)).toEqual([]);
  });
});

test("what is not allowed is refused by its verb, so that the refusal can be told in a log", () => {
  expect(() => authorise(somePerson(), "lot.dispose")).toThrow(
    expect.objectContaining({ code: "not_allowed", data: { verb: "lot.dispose" } }),
  );
  expect(authorise(someStaff("quality"), "lot.dispose")).toBeUndefined();
});
