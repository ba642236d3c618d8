import type { LoaderFunctionArgs } from "@remix-run/node";
import { kitsVisibleTo } from "~/bank/collection/donations.server";
import { labelSheetOf } from "~/bank/collection/label-sheet.server";
import { readAs } from "~/bank/history/transact.server";
import { fileAnswer } from "~/web/file-answer.server";
import { requireStaff } from "~/web/session.server";
import { found, requireId } from "~/web/submit.server";

/** The label sheet of one kit, ready to print. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.kitId);
  found(await readAs(actor, (db) => kitsVisibleTo(actor, db).where("kits.id", "=", id).executeTakeFirst()));
  const { pdf, din } = await labelSheetOf(actor, id);
  return fileAnswer(pdf, `labels-${din}.pdf`);
}
