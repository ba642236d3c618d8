import { type Email, Letter, type LetterProps } from "./letter";

/** Sent to the family when a culture came to nothing; a person calls them too. */
export function cultureFailed(props: LetterProps): Email {
  const subject = props.t("mail.culture_failed_subject");
  const says = [props.t("mail.culture_failed_says")];
  return { subject, body: <Letter props={props} subject={subject} says={says} act={props.t("mail.culture_failed_act")} /> };
}
