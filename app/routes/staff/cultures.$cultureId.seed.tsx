import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { noteReading } from "~/bank/history/access.server";
import { readAs } from "~/bank/history/transact.server";
import { cultureForPage } from "~/bank/laboratory/culture-page.server";
import { SeedStep } from "~/bank/laboratory/culture-pane";
import { seedForm, seedPassage } from "~/bank/laboratory/passages.operations.server";
import { culturesVisibleTo } from "~/bank/laboratory/store.server";
import { PageHead } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";
import { localIn } from "~/web/when";

export const handle = { i18n: ["laboratory"] };
export const meta = titled("laboratory.seed_page");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.cultureId);
  const { culture, at } = await readAs(actor, async (db) => ({ culture: found(await cultureForPage(actor, db, id)), at: db.now }));
  await noteReading(actor, culture.donorId, "culture.seed");
  return { culture, mayWork: true, zone: actor.timeZone, now: localIn(at, actor.timeZone), formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.cultureId);
  found(await readAs(actor, (db) => culturesVisibleTo(actor, db).where("cultures.id", "=", id).executeTakeFirst()));
  return submit(request, seedForm(actor.timeZone), async (form) => {
    await seedPassage(actor, id, form);
    return redirect(`/staff/cultures/${id}?saved=seeded`);
  });
}

export default function SeedPassage() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <StaffShell room="laboratory">
      <PageHead
        title={t("laboratory.seed_page")}
        crumbs={[
          { label: t("laboratory.title"), to: "/staff/laboratory" },
          { label: data.culture.code, to: `/staff/cultures/${data.culture.id}` },
        ]}
      />
      <SeedStep {...data} answer={answer} />
    </StaffShell>
  );
}
