import type { Db } from "~/bank/history/transact.server";
import type { Actor } from "./actor";

export type Right = "view" | "instruct" | "consent" | "pay";

/** The rights that the acting person holds over a donor now; none for anybody else. Goes into `authorise` as `myRights`. */
export async function rightsOf(db: Db, actor: Actor, donorId: string): Promise<Right[]> {
  if (actor.kind !== "person") return [];
  const rows = await db
    .selectFrom("rights")
    .select("kind")
    .distinct()
    .where("personId", "=", actor.personId)
    .where("donorId", "=", donorId)
    .where("fromAt", "<=", db.now)
    .where((when) => when.or([when("untilAt", "is", null), when("untilAt", ">", db.now)]))
    .execute();
  return rows.map((row) => row.kind);
}
