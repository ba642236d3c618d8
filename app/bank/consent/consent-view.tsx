import { AnswerFirst } from "~/ui/answer-first";
import { Acts, LinkButton } from "~/ui/button";
import { FileList } from "~/ui/file-list";
import { Section } from "~/ui/page-head";
import { useT } from "~/web/i18n";

type When = string | Date;

interface Page {
  consent: { id: string; state: "open" | "signed" | "superseded" | "withdrawn"; version: number };
  text: { title: string; legallyReviewed: boolean; locale: "en" | "it" | "ar"; version: number };
  clauses: readonly { answer: "yes" | "no" | null; ordinal: number; required: boolean; withdrawnAt: When | null }[];
  signers: readonly { me: boolean; signedAt: When | null; name: string }[];
}

/** What happened with this consent, what it means, and the one thing to do. */
export function ConsentAnswerFirst({ page }: { page: Page }) {
  const { t } = useT();
  const { consent, text, clauses, signers } = page;
  const mine = signers.find(({ me }) => me);
  const here = `/family/consents/${consent.id}`;
  const answered = clauses.filter(({ answer }) => answer !== null).length;
  const stage = stageOf(page);
  const next = clauses.find(({ answer }) => answer === null)?.ordinal ?? 1;
  const version = t("consent.happened", { version: text.version, language: t(`ui.lang_${text.locale}`) });
  return (
    <AnswerFirst
      who={text.title}
      title={t(`consent.page_${stage}`)}
      happened={`${version} ${text.legallyReviewed ? "" : t("consent.unreviewed")}`}
      means={t(`consent.means_${stage}`, { answered, of: clauses.length })}
      canDo={t(`consent.can_${stage}`)}
      acts={
        <Acts>
          {stage === "unread" || stage === "reading" ? (
            <LinkButton look="primary" to={`${here}/clauses/${next}`}>
              {t(stage === "unread" ? "consent.begin" : "consent.go_on")}
            </LinkButton>
          ) : null}
          {stage === "answered" ? (
            <LinkButton look="primary" to={`${here}/review`}>
              {t("consent.review_act")}
            </LinkButton>
          ) : null}
          {stage === "narrowed" && consent.state === "signed" ? (
            <LinkButton look="primary" to={`${here}/again`}>
              {t("consent.again_open")}
            </LinkButton>
          ) : null}
          {mine?.signedAt ? <LinkButton to={`${here}/withdraw`}>{t("consent.withdraw_act_open")}</LinkButton> : null}
        </Acts>
      }
    />
  );
}

function stageOf({ consent, clauses, signers }: Page) {
  if (clauses.some(({ withdrawnAt }) => withdrawnAt)) return "narrowed";
  if (consent.state !== "open") return consent.state === "superseded" ? "superseded" : "signed";
  const mine = signers.find(({ me }) => me);
  if (mine === undefined || mine.signedAt) return "waiting";
  if (clauses.every(({ answer }) => answer === null)) return "unread";
  return clauses.some(({ answer, required }) => required && answer === null) ? "reading" : "answered";
}

interface Letter {
  sentAt: When;
  deliveredAt: When | null;
  openedAt: When | null;
  bouncedAt: When | null;
}

/** One's own signed paper, and what became of the letter that links to it. */
export function CopyOfConsent({
  document,
  letter,
  title,
}: {
  document: { id: string; renderedAt: When } | null;
  letter: Letter | null;
  title: string;
}) {
  const { t, dateTime } = useT();
  if (document === null) return null;
  return (
    <Section title={t("consent.your_copy")} lead={letter ? <LetterLine letter={letter} /> : t("consent.letter_soon")}>
      <FileList
        files={[
          {
            title,
            note: t("consent.signed_when", { when: dateTime(document.renderedAt) }),
            kind: "PDF",
            to: `/family/documents/consents/${document.id}.pdf`,
          },
        ]}
      />
    </Section>
  );
}

function LetterLine({ letter }: { letter: Letter }) {
  const { t, dateTime } = useT();
  const steps = [
    t("consent.letter_sent", { when: dateTime(letter.sentAt) }),
    letter.deliveredAt ? t("consent.letter_delivered", { when: dateTime(letter.deliveredAt) }) : null,
    letter.openedAt ? t("consent.letter_opened", { when: dateTime(letter.openedAt) }) : null,
    letter.bouncedAt ? t("consent.letter_bounced", { when: dateTime(letter.bouncedAt) }) : null,
  ];
  return <>{steps.filter(Boolean).join(" ")}</>;
}
