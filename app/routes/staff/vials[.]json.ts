import type { LoaderFunctionArgs } from "@remix-run/node";
import { vialOfScan } from "~/bank/storage/scan.store.server";
import { lookUpAsStaff } from "~/web/session.server";
import { found } from "~/web/submit.server";

/** A vial by its label, for scanners: `?scan=` holds what the scanner read or a person typed. */
export async function loader({ request }: LoaderFunctionArgs) {
  const scanned = new URL(request.url).searchParams.get("scan") ?? "";
  const vial = await lookUpAsStaff(request, (reader, db) => vialOfScan(reader, db, scanned));
  const { id, din, division, state, lotNumber, lotState, place, revision } = found(vial);
  return { id, din, division, state, lotNumber, lotState, place, revision };
}
