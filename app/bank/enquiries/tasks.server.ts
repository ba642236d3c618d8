import { sql } from "kysely";
import { refuseUnless } from "~/bank/history/refusal";
import { type Db, type Tx, transact } from "~/bank/history/transact.server";
import type { Actor, Duty, StaffActor } from "~/bank/people/actor";
import { authorise } from "~/bank/people/policy";
import { newId } from "~/outside/ids.server";
import type { JsonValue } from "~db/schema/columns";

export interface NewTask {
  /** Its words are `tasks.<kind>`. */
  kind: string;
  subjectId: string;
  duty: Duty;
  severity?: "stop" | "look" | "know";
  donorId?: string | null;
  caseId?: string | null;
  assignedTo?: string | null;
  dueAt?: Date | null;
  /** Values for its words: ids, numbers, codes. */
  data?: Record<string, JsonValue>;
}

/** Opens a task for staff. @returns its id, which belongs among what the event of the same transaction is about. */
export async function openTask(tx: Tx, task: NewTask): Promise<string> {
  const id = newId();
  await tx
    .insertInto("tasks")
    .values({
      id,
      kind: task.kind,
      subjectId: task.subjectId,
      donorId: task.donorId ?? null,
      caseId: task.caseId ?? null,
      duty: task.duty,
      assignedTo: task.assignedTo ?? null,
      severity: task.severity ?? "know",
      dueAt: task.dueAt ?? null,
      state: "open",
      openedAt: tx.now,
      doneAt: null,
      doneBy: null,
      data: JSON.stringify(task.data ?? {}),
    })
    .execute();
  return id;
}

/** Closes the open tasks of a kind about a subject. @returns their ids, for the event. */
export async function finishTasks(tx: Tx, kind: string, subjectId: string, doneBy: string | null): Promise<string[]> {
  const open = await tx
    .selectFrom("tasks")
    .select("id")
    .where("kind", "=", kind)
    .where("subjectId", "=", subjectId)
    .where("state", "=", "open")
    .forNoKeyUpdate()
    .execute();
  const ids = open.map((task) => task.id);
  if (ids.length > 0) await tx.updateTable("tasks").set({ state: "done", doneAt: tx.now, doneBy }).where("id", "in", ids).execute();
  return ids;
}

/** The tasks that this actor may know exist: the staff's alone. */
export function tasksVisibleTo(actor: Actor, db: Db) {
  const tasks = db.selectFrom("tasks").selectAll("tasks");
  return actor.kind === "staff" || actor.kind === "worker" ? tasks : tasks.where(sql<boolean>`false`);
}

/** Ticks a task off by hand, where no act of the portal does it. */
export async function finishTask(actor: StaffActor, taskId: string): Promise<void> {
  await transact(actor, async (tx, record) => {
    const task = await tx.selectFrom("tasks").selectAll().where("id", "=", taskId).forNoKeyUpdate().executeTakeFirstOrThrow();
    authorise(actor, "task.finish", task);
    refuseUnless(task.state === "open", "task_done");
    await tx.updateTable("tasks").set({ state: "done", doneAt: tx.now, doneBy: actor.id }).where("id", "=", taskId).execute();
    await record({ type: "task.done", about: [taskId], donorId: task.donorId, caseId: task.caseId, data: { kind: task.kind } });
  });
}
