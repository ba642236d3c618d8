import { expect, test } from "vitest";
import { readAs } from "~/bank/history/transact.server";
import { failCulture } from "~/bank/laboratory/cultures.operations.server";
import { disposeLot } from "~/bank/laboratory/disposition.operations.server";
import { holdLot } from "~/bank/laboratory/holds.operations.server";
import { WORKER } from "~/bank/people/actor";
import { JOBS } from "~/jobs/laboratory.jobs.server";
import { ownerPool } from "~db/client.server";
import { dispositionOf, givenCulture, givenReleasableLot } from "~tests/support/given/laboratory";
import { withStandIns } from "~tests/support/stand-ins";

const standIns = withStandIns();
/** Nothing that tells what is banked, of whom, or what was found. */
const CLINICAL = /marrow|adipose|tooth|cord|contaminat|growth|microb|reject|hold|biohazard|lot|culture|cells/i;

/** Does the job of the donor's last event of a type twice. @returns the letters that the family got */
async function lettersOf(kind: keyof typeof JOBS, type: string, donorId: string, personId: string) {
  const event = await readAs(WORKER, (db) =>
    db
      .selectFrom("events")
      .select("id")
      .where("type", "=", type)
      .where("donorId", "=", donorId)
      .orderBy("position", "desc")
      .limit(1)
      .executeTakeFirstOrThrow(),
  );
  for (const _ of [1, 2]) await JOBS[kind]({ id: "1", eventId: event.id, key: `${event.id}:${kind}` });
  const { rows } = await ownerPool().query("select email from persons where id = $1", [personId]);
  return standIns.resend.messagesTo(rows[0].email);
}

test("a culture that came to nothing: one letter to the family, that says little and leads to their page", async () => {
  const { cultureId, donorId, caseId, family, laboratory, day, onDay } = await givenCulture();
  await onDay(9, () => failCulture(laboratory, cultureId, { failedAt: day(9), reason: "contamination" }));
  const letters = await lettersOf("email.culture_failed", "culture.failed", donorId, family.personId);
  const ours = letters.filter(({ subject }) => subject === "We must speak with you");
  expect(ours).toHaveLength(1);
  expect(ours[0]?.html).toContain(`/family/cases/${caseId}`);
  expect(ours[0]?.text).not.toMatch(CLINICAL);
});

test("a decision, a hold and a rejection each have their letter, without a word of what was found", async () => {
  const lot = await givenReleasableLot();
  const { donorId, family, quality, lotId, onDay } = lot;
  const kinds = async () => (await lettersOf("email.lot_disposed", "lot.disposed", donorId, family.personId)).map(({ subject }) => subject);
  expect((await kinds()).filter((subject) => subject === "Quality has decided")).toHaveLength(1);
  await onDay(50, () => holdLot(quality, lotId, { reason: "excursion" }));
  const held = await lettersOf("email.lot_held", "lot.held", donorId, family.personId);
  expect(held.map(({ subject }) => subject)).toContain("We are looking into something");
  await onDay(51, async () => disposeLot(quality, lotId, await dispositionOf(lotId, "rejected", "It was too warm.")));
  const failed = await lettersOf("email.lot_failed", "lot.failed", donorId, family.personId);
  expect(failed.map(({ subject }) => subject)).toContain("We must speak with you");
  for (const { text } of failed) expect(text).not.toMatch(/too warm|excursion|reject/i);
});
