import type { LoaderFunctionArgs } from "@remix-run/node";
import { receiptPdf } from "~/bank/billing/receipt.operations.server";
import { requirePerson } from "~/web/session.server";
import { found, requireId } from "~/web/submit.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePerson(request);
  const { number, pdf } = found(await receiptPdf(actor, requireId(params.paymentId)));
  return new Response(new Uint8Array(pdf), {
    headers: { "content-type": "application/pdf", "content-disposition": `inline; filename="${number}.pdf"` },
  });
}
