import type { MessageKey } from "~/locales/namespaces";
import { DataTable } from "~/ui/data-table";
import { Section } from "~/ui/page-head";
import { useT } from "~/web/i18n";
import { type KnownSetting, numbersOf, SETTING_ROOMS, type SettingUnit } from "./settings-known.rules";
import type { SettingValue, ShownSetting } from "./settings-page.server";

/** What a setting and its numbers are called, and how they are written. */
export function useSettingWords() {
  const { t, unit, number, percent } = useT();
  const amount = (value: number, of: SettingUnit): string => {
    if (of === "days" || of === "years" || of === "vials" || of === "cells") return t(`settings.amount_${of}`, { count: value });
    if (of === "percent") return percent(value);
    return of === "share" ? number(value) : unit(value, t(`settings.unit_${of}`));
  };
  const name = ({ kind, tissue }: Pick<KnownSetting, "kind" | "tissue">): string => {
    const said = t(`settings.kind_${kind === "markers_marrow" ? "markers" : kind}`);
    if (tissue === null) return said;
    return t("settings.of_tissue", { name: said, tissue: tissue === "frozen" ? t("settings.frozen") : t(`ui.tissue_${tissue}`) });
  };
  const numberName = (path: string) => t(`settings.number_${path.replace(".", "_")}` as MessageKey);
  /** Each number of a value with its name; one that stands alone needs none. */
  const amounts = (setting: KnownSetting, { numbers }: Pick<SettingValue, "numbers">): string[] =>
    numbersOf(setting).flatMap(({ path, unit: of }) => {
      const value = numbers[path];
      if (value === undefined) return [];
      return [path === "value" ? amount(value, of) : t("settings.named_amount", { name: numberName(path), amount: amount(value, of) })];
    });
  return { amount, name, numberName, amounts };
}

/** The numbers of a value, a line each. */
export function Amounts({ setting, value }: { setting: KnownSetting; value: SettingValue | null }) {
  const { t } = useT();
  const { amounts } = useSettingWords();
  if (value === null) return <>{t("settings.not_in_force")}</>;
  return (
    <>
      {amounts(setting, value).map((line) => (
        <span key={line} className="block">
          {line}
        </span>
      ))}
    </>
  );
}

/** Every number by which the bank works, by room: what is in force since when and on what ground, and what is planned. */
export function SettingTables({ settings }: { settings: readonly ShownSetting[] }) {
  const { t, date, list } = useT();
  const { name, amounts } = useSettingWords();
  const next = (setting: ShownSetting) =>
    setting.planned.map((value) => t("settings.planned_from", { when: date(value.effectiveFrom), value: list(amounts(setting, value)) }));
  return SETTING_ROOMS.map((room) => (
    <Section key={room} title={t(`settings.room_${room}`)}>
      <DataTable
        caption={t(`settings.room_${room}`)}
        rows={settings.filter((setting) => setting.room === room)}
        rowKey={({ key }) => key}
        rowTo={({ key }) => `/staff/settings/${key}`}
        columns={[
          { key: "name", head: t("settings.setting"), cell: (setting) => name(setting) },
          { key: "value", head: t("settings.in_force"), cell: (setting) => <Amounts setting={setting} value={setting.inForce} /> },
          { key: "since", head: t("settings.since"), cell: ({ inForce }) => (inForce ? date(inForce.effectiveFrom) : "–") },
          { key: "source", head: t("settings.source"), cell: ({ inForce }) => <bdi>{inForce?.source ?? "–"}</bdi> },
          {
            key: "planned",
            head: t("settings.planned"),
            cell: (setting) =>
              setting.planned.length === 0
                ? t("settings.none_planned")
                : next(setting).map((line) => (
                    <span key={line} className="block">
                      {line}
                    </span>
                  )),
          },
        ]}
      />
    </Section>
  ));
}

/** Values of one setting, a row each: what is planned, or what was in force before. */
export function ValueTable({ setting, values, caption }: { setting: KnownSetting; values: readonly SettingValue[]; caption: string }) {
  const { t, dateTime } = useT();
  return (
    <DataTable
      caption={caption}
      rows={values}
      rowKey={({ id }) => id}
      columns={[
        { key: "since", head: t("settings.from"), cell: ({ effectiveFrom }) => dateTime(effectiveFrom) },
        { key: "value", head: t("settings.number_value"), cell: (value) => <Amounts setting={setting} value={value} /> },
        { key: "source", head: t("settings.source"), cell: ({ source }) => <bdi>{source}</bdi> },
      ]}
    />
  );
}
