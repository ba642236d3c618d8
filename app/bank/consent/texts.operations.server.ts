import { z } from "zod";
import { refuseUnless } from "~/bank/history/refusal";
import { recordHash } from "~/bank/history/signature.server";
import { type Tx, transact } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import { authorise } from "~/bank/people/policy";
import { newId } from "~/outside/ids.server";
import { checkText } from "./clauses.rules";

const said = (most: number) => z.string("consent.text_needed").trim().min(1, "consent.text_needed").max(most, "errors.too_long");

export const PublishForm = z.object({
  tissue: z.enum(["bone_marrow", "adipose", "dental_pulp", "birth"]),
  locale: z.enum(["en", "it", "ar"]),
  version: z.coerce.number().int().positive(),
  title: said(200),
  legallyReviewed: z.boolean().default(false),
  effectiveFrom: z.date().optional(),
  clauses: z.array(z.object({ code: z.string(), required: z.boolean(), heading: said(200), plain: said(2000), fullText: said(6000) })),
});

type Text = z.output<typeof PublishForm>;

/**
 * Publishes one language of a version: from here on it is what people read, and it refuses every change (rule 8). A version
 * begins in any language; the others of the same version may follow. A draft of the same version and language becomes it.
 */
export function publishConsentText(actor: Actor, form: z.input<typeof PublishForm>): Promise<string> {
  const text = PublishForm.parse(form);
  return transact(actor, async (tx, record) => {
    authorise(actor, "consent_text.publish");
    checkText(text.clauses);
    const last = await tx
      .selectFrom("consentTexts")
      .select(["version"])
      .where("tissue", "=", text.tissue)
      .orderBy("version", "desc")
      .limit(1)
      .forNoKeyUpdate()
      .executeTakeFirst();
    const newest = last?.version ?? 0;
    refuseUnless(text.version === newest || text.version === newest + 1, "text_version", { next: newest + 1 });
    const { id, about } = (await overDraft(tx, actor, text)) ?? (await writeDraft(tx, actor, text));
    await tx.updateTable("consentTexts").set({ state: "published" }).where("id", "=", id).execute();
    const data = { tissue: text.tissue, version: text.version, locale: text.locale };
    await record({ type: "consent_text.published", about, data });
    return id;
  });
}

/** Lays a text before the staff of a bank that has none of its own yet: nobody can read or sign it until it is published. */
export function draftConsentText(actor: Actor, form: z.input<typeof PublishForm>): Promise<string> {
  const text = PublishForm.parse(form);
  return transact(actor, async (tx, record) => {
    authorise(actor, "consent_text.publish");
    checkText(text.clauses);
    const { id, about } = await writeDraft(tx, actor, text);
    const data = { tissue: text.tissue, version: text.version, locale: text.locale };
    await record({ type: "consent_text.drafted", about, data });
    return id;
  });
}

const contentOf = ({ title, clauses }: Text) => recordHash({ title, clauses });
const publisher = (actor: Actor) => ("id" in actor ? actor.id : null);

async function writeDraft(tx: Tx, actor: Actor, text: Text): Promise<{ id: string; about: string[] }> {
  const id = newId();
  const { clauses, ...rest } = text;
  const rows = clauses.map((clause, index) => ({ ...clause, id: newId(), textId: id, ordinal: index + 1 }));
  await tx
    .insertInto("consentTexts")
    .values({
      ...rest,
      id,
      state: "draft",
      effectiveFrom: text.effectiveFrom ?? tx.now,
      publishedBy: publisher(actor),
      contentSha256: contentOf(text),
    })
    .execute();
  await tx.insertInto("consentClauses").values(rows).execute();
  return { id, about: [id, ...rows.map((row) => row.id)] };
}

/** Puts the words that are published into the draft of the same version and language, when there is one. */
async function overDraft(tx: Tx, actor: Actor, text: Text): Promise<{ id: string; about: string[] } | undefined> {
  const draft = await tx
    .selectFrom("consentTexts")
    .select("id")
    .where("tissue", "=", text.tissue)
    .where("version", "=", text.version)
    .where("locale", "=", text.locale)
    .where("state", "=", "draft")
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (draft === undefined) return undefined;
  const { title, legallyReviewed, clauses } = text;
  await tx
    .updateTable("consentTexts")
    .set({
      title,
      legallyReviewed,
      effectiveFrom: text.effectiveFrom ?? tx.now,
      publishedBy: publisher(actor),
      contentSha256: contentOf(text),
    })
    .where("id", "=", draft.id)
    .execute();
  const about = [draft.id];
  for (const [index, { code, ...clause }] of clauses.entries()) {
    const { id } = await tx
      .updateTable("consentClauses")
      .set({ ...clause, ordinal: index + 1 })
      .where("textId", "=", draft.id)
      .where("code", "=", code)
      .returning("id")
      .executeTakeFirstOrThrow();
    about.push(id);
  }
  return { id: draft.id, about };
}
