import { LinkButton } from "~/ui/button";
import { Section } from "~/ui/page-head";
import { Languages } from "~/ui/shells/foot";
import { SummaryList } from "~/ui/summary-list";
import { useT } from "~/web/i18n";

interface Session {
  id: string;
  device: string;
  createdAt: string | Date;
  seenAt: string | Date;
  here: boolean;
}
interface Props {
  home: "/family" | "/clinic" | "/staff";
  displayName: string;
  email: string;
  sessions: readonly Session[];
  formToken: string;
}

/** Who one is to the portal, the language it speaks, and where one is signed in. */
export function AccountView({ home, displayName, email, sessions, formToken }: Props) {
  const { t } = useT();
  return (
    <>
      <SummaryList
        items={[
          { term: t("people.name"), value: <bdi>{displayName}</bdi> },
          { term: t("people.email"), value: <bdi>{email}</bdi> },
          { term: t("people.password"), value: <LinkButton to={`${home}/account/password`}>{t("people.password_change")}</LinkButton> },
        ]}
      />
      <Section title={t("people.language")} lead={t("people.language_why")}>
        <Languages />
      </Section>
      <Section title={t("people.sessions")} lead={t("people.sessions_why")}>
        <ul className="grid gap-4 mt-4">
          {sessions.map((session) => (
            <SessionLine key={session.id} session={session} action={`${home}/account/sessions/${session.id}/end`} formToken={formToken} />
          ))}
        </ul>
      </Section>
    </>
  );
}

function SessionLine({ session, action, formToken }: { session: Session; action: string; formToken: string }) {
  const { t, dateTime } = useT();
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-4">
      <div>
        <b className="med">
          <bdi>{session.device}</bdi>
        </b>
        <p className="t15 muted">
          {session.here ? t("people.session_here") : t("people.session_seen", { when: dateTime(session.seenAt) })}
        </p>
      </div>
      {session.here ? null : (
        <form method="post" action={action}>
          <input type="hidden" name="formToken" value={formToken} />
          <button type="submit" className="btn">
            {t("people.session_end")}
            <span className="vh">: {session.device}</span>
          </button>
        </form>
      )}
    </li>
  );
}
