import type { LoaderFunctionArgs } from "@remix-run/node";
import { readAs } from "~/bank/history/transact.server";
import { vialFilter, vialPage } from "~/bank/storage/freezer.store.server";
import { requireStaff } from "~/web/session.server";

const PAGE = 20;

/** The inventory for other programs of the bank: twenty vials by state and tissue, and the cursor of the next twenty. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const filter = vialFilter(new URL(request.url).searchParams);
  return readAs(actor, (db) => vialPage(actor, db, filter, PAGE));
}
