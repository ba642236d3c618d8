import type { LoaderFunctionArgs } from "@remix-run/node";
import { readAs } from "~/bank/history/transact.server";
import type { StaffActor } from "~/bank/people/actor";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId } from "~/web/submit.server";
import { enquiryPage } from "./enquiry-list.server";

/** What the page of every act on an enquiry needs: the enquiry, and a token for its form. */
export async function enquiryActLoader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const { enquiry, coordinators } = await requireEnquiry(actor, params.enquiryId);
  return { enquiry, coordinators, formToken: newFormToken() };
}

/** The enquiry of an address. @throws 404 when there is none */
export async function requireEnquiry(actor: StaffActor, id: string | undefined) {
  const enquiryId = requireId(id);
  return found(await readAs(actor, (db) => enquiryPage(actor, db, enquiryId)));
}
