import { PageHead } from "~/ui/page-head";
import { PublicShell } from "~/ui/shells/public";
import { SummaryList } from "~/ui/summary-list";
import { useT } from "~/web/i18n";
import { useRootData } from "~/web/root-data";
import { LinkEnded } from "./link-ended";
import { PasswordChoice } from "./password-view";

interface Props {
  invited: { givenName: string; email: string; kind: "person" | "clinic" | "staff"; clinic: string | null } | null;
  formToken: string;
  answer: unknown;
}

/** An invitation: who is meant, and one act. */
export function InvitationView({ invited, formToken, answer }: Props) {
  const { t } = useT();
  const { bank } = useRootData();
  if (invited === null) return <LinkEnded />;
  const { givenName, email, kind, clinic } = invited;
  return (
    <PublicShell narrow>
      <PageHead title={t("people.invitation_title", { name: givenName })} lead={t(`people.invitation_${kind}`, { bank: bank.name })} />
      <SummaryList
        items={[
          { term: t("people.email"), value: <bdi>{email}</bdi> },
          ...(clinic ? [{ term: t("people.clinic"), value: <bdi>{clinic}</bdi> }] : []),
        ]}
      />
      <PasswordChoice formToken={formToken} answer={answer} act={t("people.invitation_act")} />
    </PublicShell>
  );
}
