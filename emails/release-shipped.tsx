import { type Email, Letter, type LetterProps } from "./letter";

/** Sent to the clinic when a shipment is on its way. */
export function releaseShipped(props: LetterProps): Email {
  const { t } = props;
  const subject = t("release.mail_release_shipped_subject");
  return {
    subject,
    body: <Letter props={props} subject={subject} says={[t("release.mail_release_shipped_says")]} act={t("release.mail_act")} />,
  };
}
