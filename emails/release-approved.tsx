import { type Email, Letter, type LetterProps } from "./letter";

/** Sent to family and clinic when a release is signed: a first name and a link. No tissue, clinic, result or document. */
export function releaseApproved(props: LetterProps): Email {
  const { t } = props;
  const subject = t("release.mail_release_approved_subject");
  return {
    subject,
    body: <Letter props={props} subject={subject} says={[t("release.mail_release_approved_says")]} act={t("release.mail_act")} />,
  };
}
