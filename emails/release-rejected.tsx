import { type Email, Letter, type LetterProps } from "./letter";

/** Sent to the family when a shipment was not accepted; somebody calls as well. */
export function releaseRejected(props: LetterProps): Email {
  const { t } = props;
  const subject = t("release.mail_release_rejected_subject");
  return {
    subject,
    body: <Letter props={props} subject={subject} says={[t("release.mail_release_rejected_says")]} act={t("release.mail_act")} />,
  };
}
