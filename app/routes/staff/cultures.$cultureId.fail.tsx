import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { noteReading } from "~/bank/history/access.server";
import { readAs } from "~/bank/history/transact.server";
import { failCulture, failForm } from "~/bank/laboratory/cultures.operations.server";
import { FAILURES } from "~/bank/laboratory/failures.rules";
import { FormPage } from "~/bank/laboratory/form-page";
import { culturesVisibleTo } from "~/bank/laboratory/store.server";
import { RadioCards } from "~/ui/fields/choice";
import { TextArea } from "~/ui/fields/text";
import { DateTimeField } from "~/ui/fields/when";
import { PostForm, Submit } from "~/ui/post-form";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";
import { localIn } from "~/web/when";

export const handle = { i18n: ["laboratory"] };
export const meta = titled("laboratory.fail_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.cultureId);
  const { culture, at } = await readAs(actor, async (db) => ({
    culture: found(await culturesVisibleTo(actor, db).where("cultures.id", "=", id).executeTakeFirst()),
    at: db.now,
  }));
  await noteReading(actor, culture.donorId, "culture.fail");
  return { culture, zone: actor.timeZone, now: localIn(at, actor.timeZone), formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.cultureId);
  found(await readAs(actor, (db) => culturesVisibleTo(actor, db).where("cultures.id", "=", id).executeTakeFirst()));
  return submit(request, failForm(actor.timeZone), async (form) => {
    await failCulture(actor, id, form);
    return redirect(`/staff/cultures/${id}`);
  });
}

export default function FailCulture() {
  const { culture, zone, now, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <FormPage
      title={t("laboratory.fail_title")}
      lead={t("laboratory.fail_lead")}
      of={{ label: culture.productCode, to: `/staff/cultures/${culture.id}` }}
    >
      <PostForm formToken={formToken} answer={answer}>
        <RadioCards
          name="reason"
          label={t("laboratory.fail_reason")}
          options={FAILURES.map((value) => ({ value, label: t(`laboratory.failure_${value}`) }))}
        />
        <DateTimeField name="failedAt" label={t("laboratory.failed_at")} zone={zone} value={now} required />
        <TextArea name="note" label={t("laboratory.note")} maxLength={2000} />
        <Submit look="danger">{t("laboratory.fail_act")}</Submit>
      </PostForm>
    </FormPage>
  );
}
