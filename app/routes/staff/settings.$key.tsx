import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SettingFields } from "~/bank/history/setting-fields";
import { Amounts, useSettingWords, ValueTable } from "~/bank/history/setting-view";
import { changeSetting, settingForm } from "~/bank/history/settings.operations.server";
import { settingPage } from "~/bank/history/settings-page.server";
import { PageHead, Section } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { SummaryList } from "~/ui/summary-list";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["settings", "evidence"] };
export const meta = titled("settings.title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  return { ...found(await settingPage(actor, params.key ?? "")), zone: actor.timeZone, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const { setting } = found(await settingPage(actor, params.key ?? ""));
  const has = setting.inForce === null ? undefined : Object.keys(setting.inForce.numbers);
  return submit(request, settingForm(setting.key, has, actor.timeZone), async (form) => {
    await changeSetting(actor, setting.key, form);
    return redirect(`/staff/settings/${setting.key}`);
  });
}

/** One number of the bank: what is in force and why, what is planned, what was; and the next value, for whose duty it is. */
export default function Setting() {
  const { setting, seen, mayChange, zone, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, dateTime } = useT();
  const { name } = useSettingWords();
  const { inForce, planned, earlier } = setting;
  return (
    <StaffShell room="settings">
      <PageHead title={name(setting)} crumbs={[{ label: t("evidence.settings"), to: "/staff/settings" }]} />
      <SummaryList
        items={[
          { term: t("settings.in_force"), value: <Amounts setting={setting} value={inForce} /> },
          ...(inForce
            ? [
                { term: t("settings.since"), value: dateTime(inForce.effectiveFrom) },
                { term: t("settings.source"), value: <bdi>{inForce.source}</bdi> },
              ]
            : []),
        ]}
      />
      {planned.length > 0 ? (
        <Section title={t("settings.planned")}>
          <ValueTable setting={setting} values={planned} caption={t("settings.planned")} />
        </Section>
      ) : null}
      {mayChange ? (
        <SettingFields setting={setting} seen={seen} zone={zone} formToken={formToken} answer={answer} />
      ) : (
        <p className="muted measure mt-6">{t("settings.whose")}</p>
      )}
      <Section title={t("settings.history")}>
        {earlier.length > 0 ? (
          <ValueTable setting={setting} values={earlier} caption={t("settings.history")} />
        ) : (
          <p className="muted">{t("settings.history_none")}</p>
        )}
      </Section>
    </StaffShell>
  );
}
