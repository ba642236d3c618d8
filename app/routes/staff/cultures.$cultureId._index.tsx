import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { noteReading } from "~/bank/history/access.server";
import { readAs } from "~/bank/history/transact.server";
import { CulturePage } from "~/bank/laboratory/culture-page";
import { cultureForPage } from "~/bank/laboratory/culture-page.server";
import { can } from "~/bank/people/policy";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId } from "~/web/submit.server";
import { titled } from "~/web/title";
import { localIn } from "~/web/when";

export const handle = { i18n: ["laboratory"] };
export const meta = titled<{ culture: { productCode: string } }>("laboratory.culture_title", ({ culture }) => ({
  product: culture.productCode,
}));

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.cultureId);
  const { culture, at } = await readAs(actor, async (db) => ({ culture: found(await cultureForPage(actor, db, id)), at: db.now }));
  await noteReading(actor, culture.donorId, "culture.page");
  return {
    culture,
    mayWork: can(actor, "culture.work", { donorId: culture.donorId }),
    zone: actor.timeZone,
    now: localIn(at, actor.timeZone),
    formToken: newFormToken(),
    saved: new URL(request.url).searchParams.get("saved"),
  };
}

export default function Culture() {
  const data = useLoaderData<typeof loader>();
  return <CulturePage {...data} />;
}
