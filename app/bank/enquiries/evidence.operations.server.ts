import { z } from "zod";
import { nextState } from "~/bank/history/life";
import { refuseUnless } from "~/bank/history/refusal";
import { transact } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import { Line, Text } from "~/bank/people/fields.server";
import { authorise } from "~/bank/people/policy";
import { newId } from "~/outside/ids.server";
import { LOCALES } from "~/web/formats";
import { DESIGNS, EVIDENCE_LIFE, type EvidenceWords, refuseClaimsBeyond } from "./evidence.rules";

const Long = Text(1200).pipe(z.string().min(1, "errors.required"));
const Choice = z.enum(["yes", "no"], "errors.choose_one").transform((answer) => answer === "yes");

/** A card as it is typed: the study, then what it says in each of the portal's languages. */
export const EvidenceForm = z.object({
  code: Line(40).pipe(z.string().regex(/^[a-z0-9-]+$/, "evidence.code_wrong")),
  tissue: z.enum(["bone_marrow", "adipose", "dental_pulp", "birth"], "errors.choose_one").optional(),
  design: z.enum(DESIGNS, "errors.choose_one"),
  patients: z.coerce
    .number("errors.not_a_number")
    .int("errors.not_a_number")
    .positive("errors.not_a_number")
    .max(100_000, "errors.not_a_number")
    .optional(),
  controlled: Choice,
  blinded: Choice,
  publishedOn: Line(10).pipe(z.string().regex(/^\d{4}(-\d{2}){0,2}$/, "evidence.published_wrong")),
  citation: Line(400),
  ...words("en"),
  ...words("it"),
  ...words("ar"),
});

type Part = keyof EvidenceWords;
function words<L extends (typeof LOCALES)[number]>(locale: L) {
  const fields = { claim: Line(240), outcome: Long, limitation: Long, funding: Line(240) };
  return Object.fromEntries(Object.entries(fields).map(([part, shape]) => [`${part}_${locale}`, shape])) as Record<
    `${Part}_${L}`,
    ReturnType<typeof Line> | typeof Long
  >;
}

/** Writes a card as a draft; nobody but staff sees it. @returns its id */
export async function writeEvidence(actor: Actor, form: z.output<typeof EvidenceForm>): Promise<string> {
  return transact(actor, async (tx, record) => {
    authorise(actor, "evidence.write");
    const known = await tx.selectFrom("evidenceCards").select("id").where("code", "=", form.code).execute();
    refuseUnless(known.length === 0, "evidence_exists", { code: form.code });
    const id = newId();
    const { code, design, controlled, blinded, publishedOn, citation } = form;
    const texts = Object.fromEntries(LOCALES.map((locale) => [locale, wordsOf(form, locale)]));
    const study = { design, patients: form.patients ?? null, tissue: form.tissue ?? null, controlled, blinded };
    const writer = { state: "draft" as const, writtenBy: actor.id, approvedBy: null, approvedAt: null };
    await tx
      .insertInto("evidenceCards")
      .values({ id, code, ...study, publishedOn, citation, texts: JSON.stringify(texts), ...writer })
      .execute();
    await record({ type: "evidence.written", about: [id], data: { code } });
    return id;
  });
}

const wordsOf = (form: z.output<typeof EvidenceForm>, locale: (typeof LOCALES)[number]): EvidenceWords => ({
  claim: form[`claim_${locale}`],
  outcome: form[`outcome_${locale}`],
  limitation: form[`limitation_${locale}`],
  funding: form[`funding_${locale}`],
});

/**
 * Publishes a card: the medical director, who did not write it, has read it, and no word of it goes beyond what its design carries (rule 50).
 * @throws Refusal `not_allowed`, `wrong_state`, `claim_beyond_design`
 */
export async function publishEvidence(actor: Actor, cardId: string): Promise<void> {
  await transact(actor, async (tx, record) => {
    const card = await tx.selectFrom("evidenceCards").selectAll().where("id", "=", cardId).forNoKeyUpdate().executeTakeFirstOrThrow();
    authorise(actor, "evidence.publish", { preparedBy: card.writtenBy });
    const state = nextState(EVIDENCE_LIFE, card.state, "publish") as "published";
    refuseClaimsBeyond(card, Object.values(card.texts as unknown as Record<string, EvidenceWords>));
    await tx.updateTable("evidenceCards").set({ state, approvedBy: actor.id, approvedAt: tx.now }).where("id", "=", cardId).execute();
    await record({ type: "evidence.published", about: [cardId], data: { code: card.code } });
  });
}
