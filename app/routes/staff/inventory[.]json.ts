import type { LoaderFunctionArgs } from "@remix-run/node";
import { vialFilter, vialPage } from "~/bank/storage/freezer.store.server";
import { lookUpAsStaff } from "~/web/session.server";

const PAGE = 20;

/** The inventory for other programs of the bank: twenty vials by state and tissue, and the cursor of the next twenty. */
export async function loader({ request }: LoaderFunctionArgs) {
  const filter = vialFilter(new URL(request.url).searchParams);
  return lookUpAsStaff(request, (reader, db) => vialPage(reader, db, filter, PAGE));
}
