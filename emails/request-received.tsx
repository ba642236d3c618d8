import { type Email, Letter, type LetterProps } from "./letter";

/** Sent to the clinic when its request has arrived. */
export function requestReceived(props: LetterProps): Email {
  const { t } = props;
  const subject = t("release.mail_request_received_subject");
  return {
    subject,
    body: <Letter props={props} subject={subject} says={[t("release.mail_request_received_says")]} act={t("release.mail_act")} />,
  };
}
