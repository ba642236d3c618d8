import { type Email, Letter, type LetterProps } from "./letter";

/** Sent to a signer: a link to their own copy, behind sign-in. */
export function consentSigned(props: LetterProps): Email {
  const subject = props.t("mail.consent_signed_subject");
  const says = [props.t("mail.consent_signed_says"), props.t("mail.consent_signed_note")];
  return { subject, body: <Letter props={props} subject={subject} says={says} act={props.t("mail.consent_signed_act")} /> };
}
