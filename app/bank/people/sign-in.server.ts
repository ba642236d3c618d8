import { z } from "zod";
import { refuse } from "~/bank/history/refusal";
import { pool } from "~db/client.server";
import { claimAttempt, noteAttempt, refuseWhenLocked } from "./attempts.server";
import { Email, Password } from "./fields.server";
import type { HomeKind } from "./homes.rules";
import { verifyPassword } from "./password.server";

export const SignInForm = z.object({ email: Email, password: Password, next: z.string().optional() });

/** What an unknown address is compared with, so that its answer takes as long as a known one's. Nobody's password. */
const DECOY = `scrypt$16384$8$1$${"A".repeat(22)}$${"A".repeat(43)}`;

interface Credentials {
  account_id: string;
  password_hash: string;
  state: string;
  kind: HomeKind;
}

/**
 * Whose e-mail and password these are. An unknown address, a wrong password and a closed account get the same answer after the same time.
 * @throws Refusal `sign_in_wrong`, `too_many_attempts`
 */
export async function signIn(form: z.output<typeof SignInForm>, clientAddress: string): Promise<{ accountId: string; kind: HomeKind }> {
  await refuseWhenLocked("address", clientAddress);
  await claimAttempt("account", form.email);
  const { rows } = await pool().query<Credentials>("select * from credentials_for($1)", [form.email]);
  const kept = rows[0];
  const right = await verifyPassword(form.password, kept?.password_hash ?? DECOY);
  if (kept === undefined || !right || kept.state !== "active") {
    await noteAttempt("address", clientAddress, false);
    refuse("sign_in_wrong");
  }
  await noteAttempt("account", form.email, true);
  return { accountId: kept.account_id, kind: kept.kind };
}

/** Counts how often an address asks for something costly, such as a letter. @throws Refusal `too_many_attempts` */
export async function countFromAddress(what: string, clientAddress: string): Promise<void> {
  await claimAttempt("address", `${what} ${clientAddress}`);
}
