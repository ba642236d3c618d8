import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { mailbox } from "~/demo/desks.server";
import { MessageState } from "~/demo/message-state";
import { Button, LinkButton } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { TextField } from "~/ui/fields/text";
import { PageHead } from "~/ui/page-head";
import { PublicShell } from "~/ui/shells/public";
import { useT } from "~/web/i18n";
import { titled } from "~/web/title";

export const handle = { i18n: ["demo"] };
export const meta = titled("demo.mail_title");

export async function loader({ request }: LoaderFunctionArgs) {
  const to = new URL(request.url).searchParams.get("to") ?? "";
  return { to, ...(await mailbox(to)) };
}

/** Everything that the portal has sent, in place of everyone's own mailbox. Messages open by a whole load: each letter's styles need that page's nonce. */
export default function Mailbox() {
  const { to, messages, total } = useLoaderData<typeof loader>();
  const { t, dateTime, list } = useT();
  return (
    <PublicShell narrow>
      <PageHead eyebrow={t("demo.mail_eyebrow")} title={t("demo.mail_title")} lead={t("demo.mail_lead", { count: total })} />
      <Form className="mbe-6 flex flex-wrap items-end gap-3" role="search">
        <TextField name="to" type="search" label={t("demo.mail_filter")} value={to} />
        <Button type="submit">{t("demo.mail_filter_act")}</Button>
        {to ? <LinkButton to="/demo/mail">{t("demo.mail_all")}</LinkButton> : null}
      </Form>
      {messages.length < total ? <p className="muted">{t("demo.mail_newest", { shown: messages.length, count: total })}</p> : null}
      <DataTable
        caption={t("demo.mail_title")}
        rows={messages}
        rowKey={(message) => message.id}
        empty={
          <EmptyState drawing="paper" title={t("demo.mail_empty")}>
            {t("demo.mail_empty_text")}
          </EmptyState>
        }
        columns={[
          {
            key: "subject",
            head: t("demo.mail_subject"),
            cell: (message) => (
              <a href={`/demo/mail/${message.id}`} className="rowlink">
                <bdi>{message.subject}</bdi>
              </a>
            ),
          },
          { key: "to", head: t("demo.mail_to"), cell: (message) => <bdi>{list(message.to)}</bdi> },
          {
            key: "when",
            head: t("demo.mail_when"),
            cell: (message) => <time dateTime={message.createdAt}>{dateTime(message.createdAt)}</time>,
          },
          { key: "state", head: t("demo.mail_state"), cell: (message) => <MessageState happened={message.happened} /> },
        ]}
      />
    </PublicShell>
  );
}
