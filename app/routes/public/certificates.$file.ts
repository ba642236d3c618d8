import type { LoaderFunctionArgs } from "@remix-run/node";
import { certificateFile } from "~/bank/certificates/files.server";
import { fileAnswer } from "~/web/file-answer.server";
import { requireActor } from "~/web/session.server";

/** `/certificates/<number>.pdf`: the paper as it was drawn at issue. `.json`: the canonical text whose SHA-256 its square code carries. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { bytes, name, type } = await certificateFile(await requireActor(request), params.file ?? "");
  return fileAnswer(bytes, name, type);
}
