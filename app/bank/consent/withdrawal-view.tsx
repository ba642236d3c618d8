import { Acts, LinkButton } from "~/ui/button";
import { Checkbox } from "~/ui/fields/choice";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { useT } from "~/web/i18n";
import type { Effect } from "./withdrawal.rules";

/** What taking an answer back brings about, before it is confirmed; nothing is asked for, and no reason. */
export function WithdrawalPreview({
  effects,
  keep,
  formToken,
  answer,
}: {
  effects: readonly Effect[];
  keep: string;
  formToken: string;
  answer: unknown;
}) {
  const { t } = useT();
  return (
    <div className="grid gap-6">
      <Section title={t("consent.effects_title")}>
        {effects.length === 0 ? (
          <p>{t("consent.effects_none")}</p>
        ) : (
          <ul className="list-disc ps-5 grid gap-2">
            {effects.map((effect) => (
              <li key={effect}>{t(`consent.effect_${effect}`)}</li>
            ))}
          </ul>
        )}
      </Section>
      <Notice title={t("consent.stays_title")}>{t("consent.stays_text")}</Notice>
      <PostForm formToken={formToken} answer={answer}>
        <Checkbox name="confirmed" label={t("consent.withdraw_confirm")} required />
        <Submit look="danger">{t("consent.withdraw_act")}</Submit>
      </PostForm>
      <Acts>
        <LinkButton to={keep}>{t("consent.withdraw_keep")}</LinkButton>
      </Acts>
    </div>
  );
}
