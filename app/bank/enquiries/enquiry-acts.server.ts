import type { LoaderFunctionArgs } from "@remix-run/node";
import { readAs } from "~/bank/history/transact.server";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId } from "~/web/submit.server";
import { enquiryPage } from "./enquiry-list.server";

/** What the page of every act on an enquiry needs: the enquiry, and a token for its form. */
export async function enquiryActLoader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.enquiryId);
  const { enquiry, coordinators } = found(await readAs(actor, (db) => enquiryPage(actor, db, id)));
  return { enquiry, coordinators, formToken: newFormToken() };
}
