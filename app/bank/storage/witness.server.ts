import { refuseUnless } from "~/bank/history/refusal";
import type { Tx } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import { witnessOnDuty } from "../laboratory/store.server";

/** Whoever stands beside is another person than who acts, and on duty. @throws Refusal `witness_is_another` */
export async function requireWitness(tx: Tx, actor: Actor, witnessId: string): Promise<void> {
  judgeWitness(actor, await witnessOnDuty(tx, witnessId));
}

/** The same of whom `witnessOnDuty` found. @throws Refusal `witness_is_another` */
export function judgeWitness(actor: Actor, witness: Awaited<ReturnType<typeof witnessOnDuty>>): void {
  const self = "personId" in actor ? actor.personId : null;
  refuseUnless(witness && witness.id !== actor.id && witness.personId !== self, "witness_is_another");
}
