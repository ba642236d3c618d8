import { refuse, refuseUnless } from "~/bank/history/refusal";
import { pool } from "~db/client.server";
import type { Actor } from "./actor";
import { noteAttempt, refuseWhenLocked } from "./attempts.server";
import { verifyPassword } from "./password.server";

/** That the signed-in person gave their password again just now: the second component of a signature (21 CFR 11.200). */
export interface Proof {
  readonly accountId: string;
  readonly method: "password";
}

/** Called before the transaction: slow by design, and its failures must count. @throws Refusal `wrong_password`, `too_many_attempts`. */
export async function reauthenticate(actor: Actor, form: { password: string }): Promise<Proof> {
  if (actor.kind === "public" || actor.kind === "worker") refuse("not_allowed");
  await refuseWhenLocked("reauthentication", actor.id);
  const { rows } = await pool().query<{ password_hash: string }>("select password_hash from credentials_of($1)", [actor.id]);
  const right = rows[0] !== undefined && (await verifyPassword(form.password, rows[0].password_hash));
  await noteAttempt("reauthentication", actor.id, right);
  refuseUnless(right, "wrong_password");
  return { accountId: actor.id, method: "password" };
}
