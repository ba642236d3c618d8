import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readAs } from "~/bank/history/transact.server";
import { SpecificationView } from "~/bank/laboratory/specification-view";
import { specificationForPage } from "~/bank/laboratory/specifications.server";
import { can } from "~/bank/people/policy";
import { requireStaff } from "~/web/session.server";
import { found, requireId } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["laboratory"] };
export const meta = titled<{ specification: { code: string } }>("laboratory.specification_title", ({ specification }) => ({
  code: specification.code,
}));

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.specificationId);
  const specification = await readAs(actor, async (db) => found(await specificationForPage(db, id)));
  return { specification, mayPublish: can(actor, "specification.publish") };
}

export default function Specification() {
  return <SpecificationView {...useLoaderData<typeof loader>()} />;
}
