import { sql } from "kysely";
import { z } from "zod";
import { nextState } from "~/bank/history/life";
import { refuseUnless } from "~/bank/history/refusal";
import { settingAt } from "~/bank/history/settings.server";
import { type Tx, transact } from "~/bank/history/transact.server";
import { STRANGER, type StaffActor } from "~/bank/people/actor";
import { dutiesOf } from "~/bank/people/actors.server";
import { Country, Day, Email, Language, Line, Phone, Text } from "~/bank/people/fields.server";
import { authorise } from "~/bank/people/policy";
import { newId } from "~/outside/ids.server";
import { ENQUIRY_LIFE } from "./enquiries.rules";
import { finishTasks, openTask } from "./tasks.server";

export const Tissue = z.enum(["bone_marrow", "adipose", "dental_pulp", "birth"], "enquiries.tissue_needed");

export const EnquiryForm = z
  .object({
    tissue: Tissue,
    expectedOn: Day.optional(),
    country: Country,
    locale: Language,
    contactBy: z.enum(["email", "phone"], "errors.choose_one"),
    name: Line(200),
    email: Email,
    phone: Phone.optional(),
    message: Text(4000).default(""),
    privacyVersion: z.string("enquiries.privacy_needed").max(40),
  })
  .refine((form) => form.contactBy === "email" || form.phone !== undefined, { error: "enquiries.phone_needed", path: ["phone"] });

/** Takes an enquiry in; a second one of the same person about the same tissue is joined to the first, and its coordinator is told. */
export async function receiveEnquiry(form: z.input<typeof EnquiryForm>): Promise<{ enquiryId: string; joinedTo: string | null }> {
  const asked = EnquiryForm.parse(form);
  return transact(STRANGER, async (tx, record) => {
    await sql`select pg_advisory_xact_lock(hashtext(${`${asked.email.toLowerCase()} ${asked.tissue}`}))`.execute(tx);
    const earlier = await earlierEnquiry(tx, asked.email, asked.tissue);
    const id = newId();
    const hours = await settingAt(tx, "enquiries.answer_hours", z.number().positive());
    const answerDueAt = new Date(tx.now.getTime() + hours * 3_600_000);
    const assignedTo = earlier?.assignedTo ?? (await coordinatorOnDuty(tx));
    const { phone, expectedOn, ...rest } = asked;
    await tx
      .insertInto("enquiries")
      .values({
        id,
        ...rest,
        phone: phone ?? null,
        expectedOn: expectedOn ?? null,
        state: earlier ? "joined" : "new",
        joinedTo: earlier?.id ?? null,
        assignedTo,
        receivedAt: tx.now,
        answerDueAt,
        answeredAt: null,
      })
      .execute();
    const task = await openTask(tx, {
      kind: earlier ? "enquiry_joined" : "enquiry_answer",
      subjectId: earlier?.id ?? id,
      duty: "coordinator",
      severity: "look",
      assignedTo,
      dueAt: answerDueAt,
      data: { tissue: asked.tissue },
    });
    await record({
      type: "enquiry.received",
      about: [id, task],
      data: { enquiryId: id, joinedTo: earlier?.id ?? null, tissue: asked.tissue },
    });
    return { enquiryId: id, joinedTo: earlier?.id ?? null };
  });
}

async function earlierEnquiry(tx: Tx, email: string, tissue: string): Promise<{ id: string; assignedTo: string | null } | undefined> {
  const { rows } = await sql<{
    id: string;
    assignedTo: string | null;
  }>`select id, assigned_to from earlier_enquiry(${email}, ${tissue})`.execute(tx);
  return rows[0];
}

async function coordinatorOnDuty(tx: Tx): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`select coordinator_on_duty(${tx.now}) as id`.execute(tx);
  return rows[0]?.id ?? null;
}

export const AssignForm = z.object({ accountId: z.uuid("errors.choose_one") });
export const AnswerForm = z.object({ note: Text(4000).default("") });
export const CloseForm = z.object({ reason: z.enum(["no_reply", "not_suitable", "not_wanted", "spam"], "errors.choose_one") });

/** Holds an enquiry until commit. */
export const lockEnquiry = (tx: Tx, id: string) =>
  tx.selectFrom("enquiries").selectAll().where("id", "=", id).forNoKeyUpdate().executeTakeFirstOrThrow();

/** Hands an enquiry and its open tasks to a coordinator. @throws Refusal `not_a_coordinator` */
export async function assignEnquiry(actor: StaffActor, enquiryId: string, form: z.output<typeof AssignForm>): Promise<void> {
  await transact(actor, async (tx, record) => {
    await lockEnquiry(tx, enquiryId);
    authorise(actor, "enquiry.work");
    refuseUnless((await dutiesOf(tx, form.accountId)).includes("coordinator"), "not_a_coordinator");
    await tx.updateTable("enquiries").set({ assignedTo: form.accountId }).where("id", "=", enquiryId).execute();
    const tasks = await tx
      .updateTable("tasks")
      .set({ assignedTo: form.accountId })
      .where("subjectId", "=", enquiryId)
      .where("state", "=", "open")
      .returning("id")
      .execute();
    await record({ type: "enquiry.assigned", about: [enquiryId, ...tasks.map((task) => task.id)], data: { accountId: form.accountId } });
  });
}

/** Notes that the enquirer was answered, by telephone or letter: the clock on the first answer stops. */
export async function noteAnswer(actor: StaffActor, enquiryId: string): Promise<void> {
  await transact(actor, async (tx, record) => {
    const about = await moveEnquiry(tx, actor, enquiryId, "answer");
    await record({ type: "enquiry.answered", about });
  });
}

/** Closes an enquiry that comes to nothing. */
export async function closeEnquiry(actor: StaffActor, enquiryId: string, form: z.output<typeof CloseForm>): Promise<void> {
  await transact(actor, async (tx, record) => {
    const about = await moveEnquiry(tx, actor, enquiryId, "close");
    await record({ type: "enquiry.closed", about, data: { reason: form.reason } });
  });
}

/** Moves an enquiry by one verb of its life; what waited for an answer is done. @returns the rows for the event */
export async function moveEnquiry(tx: Tx, actor: StaffActor, enquiryId: string, verb: "answer" | "quote" | "close"): Promise<string[]> {
  const enquiry = await lockEnquiry(tx, enquiryId);
  authorise(actor, "enquiry.work");
  const state = nextState(ENQUIRY_LIFE, enquiry.state, verb);
  const answeredAt = enquiry.answeredAt ?? (verb === "close" ? null : tx.now);
  await tx.updateTable("enquiries").set({ state, answeredAt }).where("id", "=", enquiryId).execute();
  const tasks = [
    ...(await finishTasks(tx, "enquiry_answer", enquiryId, actor.id)),
    ...(await finishTasks(tx, "enquiry_joined", enquiryId, actor.id)),
  ];
  return [enquiryId, ...tasks];
}
