import { environment } from "~/outside/environment.server";
import type { BankIdentity } from "~/outside/pdf-furniture.server";

/** Who issues, as it was started. */
export function bankIdentity(): BankIdentity {
  const { bank, demo } = environment();
  return { name: bank.name, address: [bank.address], licence: bank.licence, demo };
}
