import type { LoaderFunctionArgs } from "@remix-run/node";
import { signedPaper } from "~/bank/consent/papers.server";
import { noteReading } from "~/bank/history/access.server";
import { fileAnswer } from "~/web/file-answer.server";
import { requireStaff } from "~/web/session.server";

/** A signed paper for staff; that it was opened is written down. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const { id, pdf, donorId } = await signedPaper(actor, params.file);
  await noteReading(actor, donorId, "consent.paper");
  return fileAnswer(pdf, `consent-${id}.pdf`);
}
