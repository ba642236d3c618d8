import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { textPage } from "~/bank/consent/staff-pages.server";
import { readAs } from "~/bank/history/transact.server";
import { can } from "~/bank/people/policy";
import { LinkButton } from "~/ui/button";
import { Code } from "~/ui/code";
import { Notice } from "~/ui/notice";
import { PageHead, Section } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, requireId } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["consent"] };
export const meta = titled("consent.texts");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.textId);
  const page = found(await readAs(actor, (db) => textPage(db, id)));
  return { ...page, mayPublish: can(actor, "consent_text.publish") };
}

export default function ConsentText() {
  const { text, clauses, nextVersion, mayPublish } = useLoaderData<typeof loader>();
  const { t } = useT();
  const dir = text.locale === "ar" ? "rtl" : "ltr";
  return (
    <StaffShell room="people">
      <PageHead
        title={<bdi lang={text.locale}>{text.title}</bdi>}
        eyebrow={t("consent.version_line", { version: text.version, language: t(`ui.lang_${text.locale}`) })}
        lead={<Code>{text.contentSha256.slice(0, 16)}</Code>}
        crumbs={[{ label: t("consent.texts"), to: "/staff/consents/texts" }]}
        acts={
          mayPublish ? (
            <LinkButton to={`/staff/consents/texts/${text.id}/next`}>{t("consent.next_open", { version: nextVersion })}</LinkButton>
          ) : null
        }
      />
      {text.state === "draft" ? <Notice tone="stop">{t("consent.draft_why")}</Notice> : null}
      {text.legallyReviewed ? null : <Notice tone="watch">{t("consent.unreviewed")}</Notice>}
      <div lang={text.locale} dir={dir} className="w-l">
        {clauses.map((clause) => (
          <Section key={clause.id} title={`${clause.ordinal}. ${clause.heading}`} lead={clause.plain}>
            <p className="t15 muted measure">{clause.fullText}</p>
          </Section>
        ))}
      </div>
    </StaffShell>
  );
}
