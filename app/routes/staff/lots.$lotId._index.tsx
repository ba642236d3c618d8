import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { noteReading } from "~/bank/history/access.server";
import { readAs } from "~/bank/history/transact.server";
import { LotPage } from "~/bank/laboratory/lot-page";
import { lotForPage } from "~/bank/laboratory/lot-page.server";
import { requireStaff } from "~/web/session.server";
import { found, requireId } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["laboratory"] };
export const meta = titled<{ lot: { number: string } }>("laboratory.lot_title", ({ lot }) => ({ number: lot.number }));

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.lotId);
  const page = await readAs(actor, async (db) => found(await lotForPage(actor, db, id)));
  await noteReading(actor, page.lot.donorId, "lot.page");
  return page;
}

export default function Lot() {
  return <LotPage {...useLoaderData<typeof loader>()} />;
}
