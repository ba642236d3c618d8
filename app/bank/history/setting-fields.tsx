import { Hidden, NumberField, TextArea } from "~/ui/fields/text";
import { DateTimeField } from "~/ui/fields/when";
import { Section } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { useT } from "~/web/i18n";
import { useSettingWords } from "./setting-view";
import { numbersOf } from "./settings-known.rules";
import type { ShownSetting } from "./settings-page.server";

interface Props {
  setting: ShownSetting;
  seen: number;
  zone: string;
  formToken: string;
  answer: unknown;
}

/** The next value of a setting: its numbers as they are in force, from when on, and why. */
export function SettingFields({ setting, seen, zone, formToken, answer }: Props) {
  const { t, number } = useT();
  const { name, numberName } = useSettingWords();
  const alone = (path: string) => (path === "value" ? name(setting) : numberName(path));
  const asked = numbersOf(setting).filter(({ path }) => setting.inForce === null || path in setting.inForce.numbers);
  return (
    <Section title={t("settings.next_title")} lead={t("settings.next_lead")}>
      <PostForm formToken={formToken} answer={answer} labels={Object.fromEntries(asked.map(({ path }) => [path, alone(path)]))}>
        <Hidden name="seen" value={seen} />
        {asked.map(({ path, unit, least, most, whole }) => (
          <NumberField
            key={path}
            name={path}
            label={alone(path)}
            hint={t("settings.bounds", { least: number(least), most: number(most) })}
            unit={t(`settings.unit_${unit}`)}
            step={whole ? 1 : "any"}
            min={least}
            max={most}
            required
            {...(setting.inForce ? { value: String(setting.inForce.numbers[path]) } : {})}
          />
        ))}
        <DateTimeField name="effectiveAt" label={t("settings.from")} hint={t("settings.from_hint")} zone={zone} />
        <TextArea name="reason" label={t("settings.reason")} hint={t("settings.reason_hint")} required maxLength={500} />
        <Submit>{t("settings.enter")}</Submit>
      </PostForm>
    </Section>
  );
}
