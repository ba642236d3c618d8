import { Link } from "~/ui/link";
import { Section } from "~/ui/page-head";
import { StatusMark } from "~/ui/status-mark";
import { SummaryList } from "~/ui/summary-list";
import { useT } from "~/web/i18n";

interface Reaction {
  reporter: string;
  grade: number;
  serious: boolean;
  imputability: "NA" | "0" | "1" | "2" | "3";
  description: string;
  state: "suspected" | "closed";
  outcome: "complete_recovery" | "minor_sequelae" | "serious_sequelae" | "death" | null;
  onsetAt: string | Date;
  firstKnownAt: string | Date;
  reportedAt: string | Date;
}

/** One report in full: what happened, when, who says so, and how it stands. */
export function ReactionFacts({ reaction }: { reaction: Reaction }) {
  const { t, dateTime } = useT();
  return (
    <SummaryList
      items={[
        { term: t("release.state"), value: <ReactionState reaction={reaction} /> },
        { term: t("release.description"), value: <bdi>{reaction.description}</bdi> },
        { term: t("release.reporter"), value: <bdi>{reaction.reporter}</bdi> },
        { term: t("release.onset_at"), value: dateTime(reaction.onsetAt) },
        { term: t("release.first_known_at"), value: dateTime(reaction.firstKnownAt) },
        { term: t("release.grade"), value: String(reaction.grade), note: t("release.grade_hint") },
        { term: t("release.serious"), value: t(reaction.serious ? "release.yes" : "release.no") },
        { term: t("release.imputability"), value: t(`release.imputability_${reaction.imputability}`) },
        ...(reaction.outcome ? [{ term: t("release.outcome_word"), value: t(`release.outcome_${reaction.outcome}`) }] : []),
      ]}
    />
  );
}

function ReactionState({ reaction: { state } }: { reaction: Pick<Reaction, "state"> }) {
  const { t } = useT();
  if (state === "closed") return <StatusMark state="met">{t("release.reaction_closed")}</StatusMark>;
  return <StatusMark state="stop">{t("release.reaction_open")}</StatusMark>;
}

interface Listed extends Pick<Reaction, "grade" | "serious" | "state" | "reportedAt"> {
  id: string;
}

/** The reports of a request; staff find each in full behind its link. */
export function ReactionList({ reactions, to }: { reactions: readonly Listed[]; to?: (id: string) => string }) {
  const { t, date } = useT();
  if (reactions.length === 0) return null;
  return (
    <Section title={t("release.reactions_title")}>
      <ul className="rows">
        {reactions.map((reaction) => {
          const line = t("release.reaction_line", {
            grade: reaction.grade,
            serious: reaction.serious ? "yes" : "no",
            date: date(reaction.reportedAt),
          });
          return (
            <li key={reaction.id}>
              <ReactionState reaction={reaction} /> {to ? <Link to={to(reaction.id)}>{line}</Link> : line}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
