import type { LoaderFunctionArgs } from "@remix-run/node";
import { readAs } from "~/bank/history/transact.server";
import { vialOfScan } from "~/bank/storage/scan.store.server";
import { requireStaff } from "~/web/session.server";
import { found } from "~/web/submit.server";

/** A vial by its label, for scanners: `?scan=` holds what the scanner read or a person typed. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const scanned = new URL(request.url).searchParams.get("scan") ?? "";
  const { id, din, division, state, lotNumber, lotState, place, revision } = found(
    await readAs(actor, (db) => vialOfScan(actor, db, scanned)),
  );
  return { id, din, division, state, lotNumber, lotState, place, revision };
}
