import { readAs } from "~/bank/history/transact.server";
import type { PersonActor, StaffActor } from "~/bank/people/actor";
import { found, requireId } from "~/web/submit.server";
import { consentDocumentsVisibleTo } from "./store.server";

/** A signed paper by the file name of its address, `<id>.pdf`. @throws 404 when it is none that this actor may open */
export function signedPaper(actor: PersonActor | StaffActor, file: string | undefined) {
  const id = requireId(file?.endsWith(".pdf") ? file.slice(0, -4) : undefined);
  return readAs(actor, async (db) =>
    found(
      await consentDocumentsVisibleTo(actor, db).select("consentDocuments.pdf").where("consentDocuments.id", "=", id).executeTakeFirst(),
    ),
  );
}
