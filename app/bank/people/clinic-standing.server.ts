import { z } from "zod";
import { nextState } from "~/bank/history/life";
import { type Db, type Tx, transact } from "~/bank/history/transact.server";
import type { Actor } from "./actor";
import { CLINIC_LIFE, REINSTATEMENT_REASONS, SUSPENSION_REASONS } from "./clinic-standing.rules";
import { authorise } from "./policy";

export const SuspensionForm = z.object({ reason: z.enum(SUSPENSION_REASONS, "errors.choose_one") });
export const ReinstatementForm = z.object({ reason: z.enum(REINSTATEMENT_REASONS, "errors.choose_one") });

/**
 * Suspends a clinic: it asks for no cells, approvals that stand for it lapse, and what is on its way to it is not accepted. Its members still
 * see and report what they had. @throws Refusal `wrong_state`
 */
export const suspendClinic = (actor: Actor, clinicId: string, { reason }: z.output<typeof SuspensionForm>): Promise<void> =>
  transact(actor, async (tx, record) => {
    authorise(actor, "clinic.suspend");
    await move(tx, clinicId, "suspend");
    await record({ type: "clinic.suspended", about: [clinicId], clinicId, data: { reason } });
  });

/** Takes a clinic back. What lapsed meanwhile is reviewed and signed anew. @throws Refusal `wrong_state` */
export const reinstateClinic = (actor: Actor, clinicId: string, { reason }: z.output<typeof ReinstatementForm>): Promise<void> =>
  transact(actor, async (tx, record) => {
    authorise(actor, "clinic.suspend");
    await move(tx, clinicId, "reinstate");
    await record({ type: "clinic.reinstated", about: [clinicId], clinicId, data: { reason } });
  });

async function move(tx: Tx, clinicId: string, verb: "suspend" | "reinstate"): Promise<void> {
  const clinic = await tx.selectFrom("clinics").select("state").where("id", "=", clinicId).forNoKeyUpdate().executeTakeFirstOrThrow();
  const state = nextState(CLINIC_LIFE, clinic.state, verb) as typeof clinic.state;
  await tx.updateTable("clinics").set({ state }).where("id", "=", clinicId).execute();
}

export const isSuspended = async (db: Db, clinicId: string): Promise<boolean> =>
  (await db.selectFrom("clinics").select("state").where("id", "=", clinicId).executeTakeFirstOrThrow()).state === "suspended";

export interface Suspension {
  since: Date;
  reason: (typeof SUSPENSION_REASONS)[number];
}

/** Since when and why a clinic is suspended; null while it is not. For staff, and for the clinic itself. */
export async function suspensionOf(db: Db, clinicId: string): Promise<Suspension | null> {
  if (!(await isSuspended(db, clinicId))) return null;
  const event = await db
    .selectFrom("events")
    .select(["happenedAt", "data"])
    .where("clinicId", "=", clinicId)
    .where("type", "=", "clinic.suspended")
    .orderBy("position", "desc")
    .limit(1)
    .executeTakeFirst();
  return event === undefined ? null : { since: event.happenedAt, ...SuspensionForm.parse(event.data) };
}
