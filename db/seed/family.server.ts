import type { z } from "zod";
import { openCheckout } from "~/bank/billing/checkout.operations.server";
import { saveAnswers } from "~/bank/consent/answers.operations.server";
import { CLAUSES } from "~/bank/consent/clauses.rules";
import { recordToSign } from "~/bank/consent/record.server";
import { signConsent } from "~/bank/consent/signing.operations.server";
import { signersOf } from "~/bank/consent/store.server";
import { type AcceptanceForm, acceptQuote } from "~/bank/enquiries/acceptance.server";
import { claimQuote, openFamilyAccount } from "~/bank/enquiries/claim.server";
import { receiveEnquiry } from "~/bank/enquiries/enquiries.server";
import { sendQuote } from "~/bank/enquiries/quotes.server";
import { readAs } from "~/bank/history/transact.server";
import { type PersonActor, WORKER } from "~/bank/people/actor";
import { linkToken } from "~/bank/people/links.server";
import type { Locale, Tissue } from "~db/schema/columns";
import { type Cast, star } from "./cast.server";
import type { Play } from "./play.server";
import { day } from "./times";

type Acceptance = z.input<typeof AcceptanceForm>;

export interface FamilySpec {
  /** The demo button. */
  name: string;
  givenName: string;
  familyName: string;
  tissue: Tissue;
  country: string;
  locale?: Locale;
  amnionPlacenta?: boolean;
  /** Day of the enquiry; the rest follows within days. */
  from: number;
  /** Who the donor is, and how storage is paid. */
  acceptance: Omit<Acceptance, "country" | "meaning" | "password">;
}

export interface Opened {
  family: PersonActor;
  caseId: string;
  donorId: string;
  coi: string;
}

/** A stranger asks, a coordinator quotes, the family takes an account and accepts. */
export async function openCase(play: Play, cast: Cast, spec: FamilySpec, known?: PersonActor): Promise<Opened> {
  const email = `${spec.name}@demo.invalid`;
  const { enquiryId } = await play.at(day(spec.from), () =>
    receiveEnquiry({
      tissue: spec.tissue,
      country: spec.country,
      locale: spec.locale ?? "en",
      contactBy: "email",
      name: `${spec.givenName} ${spec.familyName}`,
      email,
      privacyVersion: "2026-11",
      ...(spec.acceptance.expectedOn ? { expectedOn: spec.acceptance.expectedOn } : {}),
    }),
  );
  const { quoteId, linkId } = await play.at(day(spec.from, 4), () =>
    sendQuote(cast.staff.coordinator, enquiryId, spec.amnionPlacenta ? { amnionPlacenta: "yes" } : {}),
  );
  const family = await play.at(day(spec.from + 1), async () => {
    const token = linkToken("quote", linkId);
    if (known) {
      await claimQuote(known, token);
      return known;
    }
    const { accountId } = await openFamilyAccount(token, {
      givenName: spec.givenName,
      familyName: spec.familyName,
      newPassword: play.password,
    });
    return star(accountId, spec.name);
  });
  const accepted = await play.at(day(spec.from + 1, 1), () =>
    acceptQuote(family, quoteId, { ...spec.acceptance, country: spec.country, meaning: "approval", password: play.password }),
  );
  return { family, ...accepted };
}

const YES = Object.fromEntries(CLAUSES.filter(({ required }) => required).map(({ code }) => [code, "yes" as const]));

/** Everyone who must sign answers clause by clause and signs, in order; optional items stay no unless told. */
export async function consent(
  play: Play,
  from: number,
  caseId: string,
  signers: readonly PersonActor[],
  also: Record<string, "yes" | "no"> = {},
): Promise<void> {
  const { id } = await readAs(WORKER, (db) =>
    db.selectFrom("consents").select("id").where("caseId", "=", caseId).orderBy("version", "desc").executeTakeFirstOrThrow(),
  );
  const order = await readAs(WORKER, (db) => signersOf(db, id));
  for (const [at, { personId }] of order.entries()) {
    const signer = signers.find((person) => person.personId === personId);
    if (signer === undefined) throw new Error("A signer of this consent is not in the story.");
    await play.at(day(from, at * 3), async () => {
      await saveAnswers(signer, id, { ...YES, ...also });
      const recordHash = await readAs(signer, async (db) => {
        const held = await db.selectFrom("consents").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
        const mine = (await signersOf(db, id)).find((one) => one.personId === signer.personId);
        return mine ? (await recordToSign(db, held, mine, signer.locale)).recordHash : "";
      });
      await signConsent(signer, id, { meaning: "consent", password: play.password, recordHash });
    });
  }
}

type Purpose = "deposit" | "balance" | "storage_yearly" | "storage_prepaid_20" | "expansion" | "release";

/** Pays what is due of a case by card, on the hosted page. */
export async function pay(play: Play, at: Date, payer: PersonActor, caseId: string, purpose: Purpose): Promise<void> {
  await play.at(at, async () => {
    const { id } = await readAs(WORKER, (db) =>
      db
        .selectFrom("payments")
        .select("id")
        .where("caseId", "=", caseId)
        .where("purpose", "=", purpose)
        .where("state", "in", ["due", "open"])
        .executeTakeFirstOrThrow(),
    );
    await openCheckout(payer, id);
    const { stripeCheckoutId } = await readAs(WORKER, (db) =>
      db.selectFrom("payments").select("stripeCheckoutId").where("id", "=", id).executeTakeFirstOrThrow(),
    );
    await play.stripe.pay(stripeCheckoutId ?? "", "works");
    await play.stripe.settled();
  });
}
