import { type Email, Letter, type LetterProps } from "./letter";

/** Sent to a member of a partner clinic: a link to choose a password. */
export function clinicInvitation(props: LetterProps): Email {
  const { t, bank } = props;
  const subject = t("people.mail_clinic_subject", { bank });
  const says = [t("people.mail_clinic_says", { bank }), t("people.mail_link_once")];
  return { subject, body: <Letter props={props} subject={subject} says={says} act={t("people.mail_invitation_act")} /> };
}
