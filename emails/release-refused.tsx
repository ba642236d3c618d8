import { type Email, Letter, type LetterProps } from "./letter";

/** Sent to the clinic when the bank says no; the reason stands in the portal. */
export function releaseRefused(props: LetterProps): Email {
  const { t } = props;
  const subject = t("release.mail_release_refused_subject");
  return {
    subject,
    body: <Letter props={props} subject={subject} says={[t("release.mail_release_refused_says")]} act={t("release.mail_act")} />,
  };
}
