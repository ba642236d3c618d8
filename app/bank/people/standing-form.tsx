import { RadioCards } from "~/ui/fields/choice";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { REINSTATEMENT_REASONS, SUSPENSION_REASONS } from "./clinic-standing.rules";

interface Props {
  verb: "suspend" | "reinstate";
  clinic: { id: string; name: string };
  formToken: string;
  answer: unknown;
}

/** Suspends a clinic or takes it back, for a reason. */
export function StandingForm({ verb, clinic, formToken, answer }: Props) {
  const { t } = useT();
  const reasons =
    verb === "suspend"
      ? SUSPENSION_REASONS.map((value) => ({ value, label: t(`people.suspend_${value}`) }))
      : REINSTATEMENT_REASONS.map((value) => ({ value, label: t(`people.reinstate_${value}`) }));
  return (
    <StaffShell room="people">
      <PageHead
        title={t(`people.${verb}`)}
        lead={t(`people.${verb}_lead`)}
        crumbs={[{ label: <bdi>{clinic.name}</bdi>, to: `/staff/clinics/${clinic.id}` }]}
      />
      <PostForm formToken={formToken} answer={answer}>
        <RadioCards name="reason" label={t("people.standing_reason")} options={reasons} />
        <Submit {...(verb === "suspend" ? { look: "danger" } : {})}>{t(`people.${verb}`)}</Submit>
      </PostForm>
    </StaffShell>
  );
}
