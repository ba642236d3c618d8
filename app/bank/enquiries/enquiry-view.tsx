import { LinkButton } from "~/ui/button";
import { Code } from "~/ui/code";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/page-head";
import { StatusMark } from "~/ui/status-mark";
import { SummaryList } from "~/ui/summary-list";
import { useT } from "~/web/i18n";

type When = string | Date;
interface Shown {
  id: string;
  email: string;
  phone: string | null;
  locale: "en" | "it" | "ar";
  contactBy: "email" | "phone";
  expectedOn: string | null;
  message: string;
  state: "new" | "answered" | "quoted" | "accepted" | "closed" | "joined";
  receivedAt: When;
  answerDueAt: When;
  answeredAt: When | null;
  joinedTo: string | null;
}
interface Props {
  enquiry: Shown;
  joined: readonly Shown[];
  country: string;
  assigned: string | null;
}

/** What was asked, by whom, how to reach them, and how long there is to answer. */
export function EnquiryView({ enquiry, joined, country, assigned }: Props) {
  const { t, date, dateTime } = useT();
  const clock = enquiry.answeredAt
    ? t("enquiries.answered_at", { when: dateTime(enquiry.answeredAt) })
    : t("enquiries.answer_until", { when: dateTime(enquiry.answerDueAt) });
  return (
    <>
      {enquiry.joinedTo ? (
        <Notice title={t("enquiries.is_joined")}>
          <LinkButton to={`/staff/enquiries/${enquiry.joinedTo}`}>{t("enquiries.earlier")}</LinkButton>
        </Notice>
      ) : null}
      <SummaryList
        items={[
          {
            term: t("enquiries.state"),
            value: <StatusMark state={enquiry.state === "new" ? "look" : "know"}>{t(`enquiries.state_${enquiry.state}`)}</StatusMark>,
          },
          { term: t("enquiries.clock"), value: clock },
          { term: t("enquiries.assigned_to"), value: <bdi>{assigned ?? t("enquiries.nobody")}</bdi> },
          { term: t("enquiries.email"), value: <bdi>{enquiry.email}</bdi> },
          { term: t("enquiries.phone"), value: <bdi>{enquiry.phone ?? "–"}</bdi> },
          { term: t("enquiries.contact_by"), value: t(`enquiries.contact_${enquiry.contactBy}`) },
          { term: t("enquiries.language"), value: t(`ui.lang_${enquiry.locale}`) },
          { term: t("enquiries.country"), value: country },
          ...(enquiry.expectedOn ? [{ term: t("enquiries.expected_on"), value: date(enquiry.expectedOn) }] : []),
        ]}
      />
      {[enquiry, ...joined].map((each) => (
        <Section key={each.id} title={t("enquiries.wrote_at", { when: dateTime(each.receivedAt) })}>
          <p className="measure whitespace-pre-wrap break-words">
            <bdi>{each.message || t("enquiries.no_message")}</bdi>
          </p>
        </Section>
      ))}
    </>
  );
}

interface QuotesProps {
  quotes: readonly { id: string; state: "sent" | "accepted" | "withdrawn"; sentAt: When; validUntil: When }[];
  cases: readonly { id: string; quoteId: string | null; coi: string }[];
}

/** The quotes that answered an enquiry, and the case that came of each. */
export function QuotesSent({ quotes, cases }: QuotesProps) {
  const { t, date } = useT();
  if (quotes.length === 0) return null;
  return (
    <Section title={t("enquiries.quotes")}>
      <ul className="grid gap-3">
        {quotes.map((quote) => {
          const opened = cases.find((each) => each.quoteId === quote.id);
          return (
            <li key={quote.id} className="flex flex-wrap items-center gap-4">
              <StatusMark state={quote.state === "accepted" ? "met" : "waiting"}>{t(`enquiries.quote_${quote.state}`)}</StatusMark>
              <span className="muted">{t("enquiries.quote_dates", { sent: date(quote.sentAt), until: date(quote.validUntil) })}</span>
              {opened ? (
                <LinkButton to={`/staff/cases/${opened.id}`}>
                  <Code>{opened.coi}</Code>
                </LinkButton>
              ) : null}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
