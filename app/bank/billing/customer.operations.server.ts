import { refuseUnless } from "~/bank/history/refusal";
import { readAs, transact } from "~/bank/history/transact.server";
import { type PersonActor, WORKER } from "~/bank/people/actor";
import { environment } from "~/outside/environment.server";
import { billingPortalAddress, findOrCreateCustomer } from "~/outside/stripe.server";

/** The Stripe customer of a person, found or made once. */
export async function customerOf(actor: PersonActor): Promise<string> {
  const known = await readAs(WORKER, (db) =>
    db.selectFrom("stripeCustomers").select("stripeCustomerId").where("personId", "=", actor.personId).executeTakeFirst(),
  );
  if (known) return known.stripeCustomerId;
  const account = await readAs(actor, (db) =>
    db.selectFrom("accounts").select("email").where("id", "=", actor.id).executeTakeFirstOrThrow(),
  );
  const stripeCustomerId = await findOrCreateCustomer({ personId: actor.personId, email: account.email, locale: actor.locale });
  await transact(WORKER, (tx) =>
    tx
      .insertInto("stripeCustomers")
      .values({ personId: actor.personId, stripeCustomerId })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
  return stripeCustomerId;
}

/** Where a person changes the card of the storage fee, or ends it. @throws Refusal `no_card` when nothing was ever paid by card. */
export async function manageCardAddress(actor: PersonActor): Promise<string> {
  const known = await readAs(actor, (db) =>
    db.selectFrom("stripeCustomers").select("stripeCustomerId").where("personId", "=", actor.personId).executeTakeFirst(),
  );
  refuseUnless(known !== undefined, "no_card");
  const returnUrl = `${environment().baseUrl}/family/payments`;
  return billingPortalAddress({ customerId: known.stripeCustomerId, returnUrl, locale: actor.locale });
}
