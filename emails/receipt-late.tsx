import { type Email, Letter, type LetterProps } from "./letter";

/** Sent to the clinic when it has not confirmed a shipment in time; quality calls as well. */
export function receiptLate(props: LetterProps): Email {
  const { t } = props;
  const subject = t("release.mail_receipt_late_subject");
  return {
    subject,
    body: <Letter props={props} subject={subject} says={[t("release.mail_receipt_late_says")]} act={t("release.mail_act")} />,
  };
}
