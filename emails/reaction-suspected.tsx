import { type Email, Letter, type LetterProps } from "./letter";

/** Sent to quality when a clinic reports; everything else stands in the portal. */
export function reactionSuspected(props: LetterProps): Email {
  const { t } = props;
  const subject = t("release.mail_reaction_suspected_subject");
  return {
    subject,
    body: <Letter props={props} subject={subject} says={[t("release.mail_reaction_suspected_says")]} act={t("release.mail_act")} />,
  };
}
