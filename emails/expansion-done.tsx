import { type Email, Letter, type LetterProps } from "./letter";

/** Sent to the family when a stage of the preparation is over. */
export function expansionDone(props: LetterProps): Email {
  const { t } = props;
  const subject = t("release.mail_expansion_done_subject");
  return {
    subject,
    body: <Letter props={props} subject={subject} says={[t("release.mail_expansion_done_says")]} act={t("release.mail_act")} />,
  };
}
