import type { LoaderFunctionArgs } from "@remix-run/node";
import { vialLabelSheet } from "~/bank/storage/vial-labels.server";
import { fileAnswer } from "~/web/file-answer.server";
import { requireStaff } from "~/web/session.server";

/** The labels of a lot's vials, to print before they are frozen into their places. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { pdf, number } = await vialLabelSheet(await requireStaff(request), params.lotId);
  return fileAnswer(pdf, `labels-${number}.pdf`);
}
