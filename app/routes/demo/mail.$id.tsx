import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openedMessage } from "~/demo/desks.server";
import { LetterFrame } from "~/demo/letter-frame";
import { MessageState } from "~/demo/message-state";
import { framedLetter } from "~/demo/resend/letter.rules";
import { PageHead, Section } from "~/ui/page-head";
import { PublicShell } from "~/ui/shells/public";
import { SummaryList } from "~/ui/summary-list";
import { useT } from "~/web/i18n";
import { titled } from "~/web/title";

export const handle = { i18n: ["demo"] };
export const meta = titled<{ subject: string }>("demo.mail_message_title", ({ subject }) => ({ subject }));

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { html, ...message } = await openedMessage(params.id);
  return { ...message, html: html === null ? null : framedLetter(html, context.nonce) };
}

export default function OneMessage() {
  const { subject, from, to, createdAt, happened, html, text } = useLoaderData<typeof loader>();
  const { t, dateTime, list } = useT();
  return (
    <PublicShell narrow>
      <PageHead
        crumbs={[{ label: t("demo.mail_back"), to: "/demo/mail" }]}
        title={<bdi>{subject}</bdi>}
        eyebrow={<MessageState happened={happened} />}
      />
      <SummaryList
        items={[
          { term: t("demo.mail_to"), value: <bdi>{list(to)}</bdi> },
          { term: t("demo.mail_from"), value: <bdi>{from}</bdi> },
          { term: t("demo.mail_when"), value: dateTime(createdAt) },
          { term: t("demo.mail_history"), value: happened.map(({ what, at }) => `${t(`demo.mail_${what}`)}: ${dateTime(at)}`).join(" · ") },
        ]}
      />
      <Section title={t("demo.mail_as_it_looks")}>
        {html === null ? <p>{t("demo.mail_no_html")}</p> : <LetterFrame title={t("demo.mail_as_it_looks")} html={html} />}
      </Section>
      <Section title={t("demo.mail_as_text")}>
        {text === null ? (
          <p>{t("demo.mail_no_text")}</p>
        ) : (
          <pre dir="auto" className="whitespace-pre-wrap wrap-anywhere">
            {text}
          </pre>
        )}
      </Section>
    </PublicShell>
  );
}
