import { sql } from "kysely";
import type { Db } from "~/bank/history/transact.server";
import { DUTIES, type Duty, type StaffActor } from "~/bank/people/actor";
import { donorsVisibleTo } from "~/bank/people/store.server";
import { tasksVisibleTo } from "./tasks.server";

/** Which open tasks to show: all, one's own, or those of a duty. */
export type TaskFilter = "all" | "mine" | Duty;
const PAGE = 50;

export const filterOf = (text: string | null): TaskFilter =>
  text === "mine" || DUTIES.some((duty) => duty === text) ? (text as TaskFilter) : "all";

/** The open tasks, most urgent first: what stops, then what needs a look, each by its clock. `page` counts from 1. */
export async function openTasks(actor: StaffActor, db: Db, filter: TaskFilter, page: number) {
  const open = tasksVisibleTo(actor, db).where("state", "=", "open");
  const rows = await chosen(open, actor, filter)
    .orderBy(sql`array_position(array['stop', 'look', 'know'], severity)`)
    .orderBy("dueAt", (order) => order.asc().nullsLast())
    .orderBy("openedAt")
    .orderBy("id")
    .offset((page - 1) * PAGE)
    .limit(PAGE + 1)
    .execute();
  const donors = await donorsVisibleTo(actor, db)
    .where("id", "in", [actor.id, ...rows.flatMap((row) => (row.donorId ? [row.donorId] : []))])
    .execute();
  const codeOf = new Map(donors.map((donor) => [donor.id, donor.code]));
  const tasks = rows.slice(0, PAGE).map((row) => ({ ...row, donor: codeOf.get(row.donorId ?? "") ?? null }));
  return { tasks, more: rows.length > PAGE };
}

type Open = ReturnType<typeof tasksVisibleTo>;

/** One's own: named for oneself, or nobody's yet and of a duty that one has. */
function chosen(open: Open, actor: StaffActor, filter: TaskFilter): Open {
  if (filter === "all") return open;
  if (filter !== "mine") return open.where("duty", "=", filter);
  return open.where((when) =>
    when.or([
      when("assignedTo", "=", actor.id),
      when.and([when("assignedTo", "is", null), when("duty", "in", actor.duties.length > 0 ? [...actor.duties] : [""])]),
    ]),
  );
}

/** How many are open for each duty. */
export async function countTasks(actor: StaffActor, db: Db): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom(tasksVisibleTo(actor, db).where("state", "=", "open").as("t"))
    .select(["t.duty", (all) => all.fn.countAll<number>().as("count")])
    .groupBy("t.duty")
    .execute();
  return Object.fromEntries(rows.map((row) => [row.duty, row.count]));
}
