import type { Signature } from "~/bank/history/signature.server";
import type { Db } from "~/bank/history/transact.server";
import { environment } from "~/outside/environment.server";
import { translator } from "~/web/i18n.server";
import { consentDocument } from "./document.pdf.server";
import type { Signing } from "./record.server";

/** The paper of one signer's answers, in the language that they read; without a signature it is a preview and says so. */
export async function consentPaper(db: Db, signing: Signing, signature: Signature | null): Promise<Buffer> {
  const { record, text, signer } = signing;
  const words = translator(text.locale);
  const { bank, demo } = environment();
  const donor = await db
    .selectFrom("donors")
    .innerJoin("persons", "persons.id", "donors.personId")
    .innerJoin("cases", "cases.donorId", "donors.id")
    .select(["donors.code", "persons.givenName", "persons.familyName", "persons.bornOn", "cases.coi"])
    .where("cases.id", "=", record.caseId)
    .executeTakeFirstOrThrow();
  const said = new Map(record.answers.map(({ code, answer }) => [code, answer]));
  const pdf = await consentDocument(
    {
      bank: { name: bank.name, address: bank.address.split(", "), licence: bank.licence, demo },
      number: donor.code,
      title: text.title,
      version: text.version,
      language: words.t(`ui.lang_${text.locale}`),
      legallyReviewed: text.legallyReviewed,
      donor: { name: `${donor.givenName} ${donor.familyName}`.trim(), bornOn: donor.bornOn },
      coi: donor.coi,
      signer: { name: signature?.printedName ?? `${signer.givenName} ${signer.familyName}`, capacity: signer.capacity },
      signedAt: signature?.signedAt ?? db.now,
      recordHash: signing.recordHash,
      clauses: text.clauses.map((clause) => ({ ...clause, answer: said.get(clause.code) ?? null })),
      ...(signature === null ? { preview: words.t("consent.paper_unsigned") } : {}),
    },
    words,
  );
  return Buffer.from(pdf);
}
