import type { LoaderFunctionArgs } from "@remix-run/node";
import { consentPaper } from "~/bank/consent/paper.server";
import { recordToSign } from "~/bank/consent/record.server";
import { consentsVisibleTo, signersOf } from "~/bank/consent/store.server";
import { readAs } from "~/bank/history/transact.server";
import { fileAnswer } from "~/web/file-answer.server";
import { requirePerson } from "~/web/session.server";
import { found, requireId } from "~/web/submit.server";

/** The paper as it will be signed, with one's own answers as they stand. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePerson(request);
  const consentId = requireId(params.consentId);
  const pdf = await readAs(actor, async (db) => {
    const consent = found(await consentsVisibleTo(actor, db).where("consents.id", "=", consentId).executeTakeFirst());
    const signer = found((await signersOf(db, consentId)).find(({ personId }) => personId === actor.personId));
    return consentPaper(db, await recordToSign(db, consent, signer, actor.locale), null);
  });
  return fileAnswer(pdf, "consent-preview.pdf");
}
