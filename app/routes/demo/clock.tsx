import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { moveStripeClock } from "~/demo/desks.server";
import { now, shiftClock } from "~/outside/clock.server";
import { environment } from "~/outside/environment.server";
import { NumberField } from "~/ui/fields/text";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { PublicShell } from "~/ui/shells/public";
import { useT } from "~/web/i18n";
import { found, newFormToken, submit } from "~/web/submit.server";
import { titled } from "~/web/title";
import { ownerPool } from "~db/client.server";

export const handle = { i18n: ["demo"] };
export const meta = titled("demo.clock_title");

const DAY_S = 86_400;
const ShiftForm = z.object({
  days: z.coerce
    .number("demo.clock_days_needed")
    .int("demo.clock_days_needed")
    .min(1, "demo.clock_days_needed")
    .max(3660, "demo.clock_days_needed"),
});

export function loader() {
  found(environment().demo || null);
  return { now: now().toISOString(), formToken: newFormToken() };
}

export async function action({ request }: ActionFunctionArgs) {
  found(environment().demo || null);
  return submit(request, ShiftForm, async ({ days }) => {
    await moveStripeClock(await shiftClock(ownerPool(), days * DAY_S));
    return redirect("/demo/clock");
  });
}

/** The bank's clock of a demo: it moves forward only, for everyone, and the card company's with it. */
export default function Clock() {
  const { now: shown, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, dateTime } = useT();
  return (
    <PublicShell narrow>
      <PageHead eyebrow={t("demo.clock_eyebrow")} title={t("demo.clock_title")} lead={t("demo.clock_lead", { now: dateTime(shown) })} />
      <PostForm formToken={formToken} answer={answer}>
        <NumberField name="days" label={t("demo.clock_days")} unit={t("demo.clock_unit")} hint={t("demo.clock_hint")} />
        <Submit>{t("demo.clock_act")}</Submit>
      </PostForm>
    </PublicShell>
  );
}
