import { type Email, Letter, type LetterProps } from "./letter";

/** Sent to whoever enquired: that it arrived and when they hear from the bank. Not what they asked about. */
export function enquiryReceived(props: LetterProps): Email {
  const { t, bank } = props;
  const subject = t("enquiries.mail_received_subject");
  const says = [t("enquiries.mail_received_says", { bank }), t("enquiries.mail_received_when")];
  return { subject, body: <Letter props={props} subject={subject} says={says} act={t("enquiries.mail_received_act")} /> };
}
