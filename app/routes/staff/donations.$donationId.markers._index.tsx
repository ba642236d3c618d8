import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { noteReading } from "~/bank/history/access.server";
import { readAs } from "~/bank/history/transact.server";
import { MarkersPage } from "~/bank/laboratory/markers-page";
import { markersForPage } from "~/bank/laboratory/markers-page.server";
import { requireStaff } from "~/web/session.server";
import { found, requireId } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["laboratory"] };
export const meta = titled("laboratory.markers_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.donationId);
  const page = await readAs(actor, async (db) => found(await markersForPage(actor, db, id)));
  await noteReading(actor, page.donation.donorId, "donation.markers");
  return page;
}

export default function Markers() {
  return <MarkersPage {...useLoaderData<typeof loader>()} />;
}
