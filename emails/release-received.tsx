import { type Email, Letter, type LetterProps } from "./letter";

/** Sent to the family when a shipment has arrived. */
export function releaseReceived(props: LetterProps): Email {
  const { t } = props;
  const subject = t("release.mail_release_received_subject");
  return {
    subject,
    body: <Letter props={props} subject={subject} says={[t("release.mail_release_received_says")]} act={t("release.mail_act")} />,
  };
}
