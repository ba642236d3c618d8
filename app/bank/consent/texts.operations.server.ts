import { z } from "zod";
import { refuseUnless } from "~/bank/history/refusal";
import { recordHash } from "~/bank/history/signature.server";
import { transact } from "~/bank/history/transact.server";
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

/**
 * Publishes one language of a version: from here on it is what people read, and it refuses every change (rule 8). A version
 * begins in any language; the others of the same version may follow.
 */
export function publishConsentText(actor: Actor, form: z.input<typeof PublishForm>): Promise<string> {
  const { clauses, ...text } = PublishForm.parse(form);
  return transact(actor, async (tx, record) => {
    authorise(actor, "consent_text.publish");
    checkText(clauses);
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
    const id = newId();
    const rows = clauses.map((clause, index) => ({ ...clause, id: newId(), textId: id, ordinal: index + 1 }));
    await tx
      .insertInto("consentTexts")
      .values({
        id,
        tissue: text.tissue,
        version: text.version,
        locale: text.locale,
        title: text.title,
        legallyReviewed: text.legallyReviewed,
        state: "draft",
        effectiveFrom: text.effectiveFrom ?? tx.now,
        publishedBy: "id" in actor ? actor.id : null,
        contentSha256: recordHash({ title: text.title, clauses }),
      })
      .execute();
    await tx.insertInto("consentClauses").values(rows).execute();
    await tx.updateTable("consentTexts").set({ state: "published" }).where("id", "=", id).execute();
    const data = { tissue: text.tissue, version: text.version, locale: text.locale };
    await record({ type: "consent_text.published", about: [id, ...rows.map((row) => row.id)], data });
    return id;
  });
}
