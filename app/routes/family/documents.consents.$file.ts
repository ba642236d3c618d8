import type { LoaderFunctionArgs } from "@remix-run/node";
import { signedPaper } from "~/bank/consent/papers.server";
import { fileAnswer } from "~/web/file-answer.server";
import { requirePerson } from "~/web/session.server";

/** One's own signed paper, to the byte as it was rendered at signing. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePerson(request);
  const { id, pdf } = await signedPaper(actor, params.file);
  return fileAnswer(pdf, `consent-${id}.pdf`);
}
