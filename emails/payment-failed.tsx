import { type Email, Letter, type LetterProps } from "./letter";

/** Sent to the account holder when a card was declined. Nothing happens to the cells by it. */
export function paymentFailed(props: LetterProps): Email {
  const subject = props.t("billing.mail_payment_failed_subject");
  const says = [props.t("billing.mail_payment_failed_says")];
  return { subject, body: <Letter props={props} subject={subject} says={says} act={props.t("billing.mail_payment_failed_act")} /> };
}
