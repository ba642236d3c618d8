import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { nextVersionForm } from "~/bank/consent/next-version.server";
import { textPage } from "~/bank/consent/staff-pages.server";
import { publishConsentText } from "~/bank/consent/texts.operations.server";
import { readAs } from "~/bank/history/transact.server";
import type { StaffActor } from "~/bank/people/actor";
import { Checkbox } from "~/ui/fields/choice";
import { TextArea, TextField } from "~/ui/fields/text";
import { Notice } from "~/ui/notice";
import { PageHead, Section } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["consent"] };
export const meta = titled("consent.next_title");

const pageOf = async (actor: StaffActor, textId: string | undefined) => {
  const id = requireId(textId);
  return found(await readAs(actor, (db) => textPage(db, id)));
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  return { ...(await pageOf(actor, params.textId)), formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const earlier = await pageOf(actor, params.textId);
  return submit(request, nextVersionForm(earlier), async (form) =>
    redirect(`/staff/consents/texts/${await publishConsentText(actor, form)}`),
  );
}

export default function NextVersion() {
  const { text, clauses, nextVersion, formToken } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="people">
      <PageHead
        title={t("consent.next_open", { version: nextVersion })}
        lead={t("consent.next_lead")}
        crumbs={[{ label: <bdi lang={text.locale}>{text.title}</bdi>, to: `/staff/consents/texts/${text.id}` }]}
      />
      <Notice tone="watch">{t("consent.next_warning")}</Notice>
      <PostForm formToken={formToken} answer={useActionData<typeof action>()}>
        <TextField name="title" label={t("consent.text_title")} value={text.title} width="l" required />
        {clauses.map(({ id, code, ordinal, heading, plain, fullText }) => (
          <Section key={id} title={<bdi lang={text.locale}>{`${ordinal}. ${heading}`}</bdi>}>
            <TextField name={`heading_${code}`} label={t("consent.text_heading")} value={heading} width="l" required />
            <TextArea name={`plain_${code}`} label={t("consent.text_plain")} value={plain} rows={3} required />
            <TextArea name={`full_${code}`} label={t("consent.text_full")} value={fullText} rows={5} required />
          </Section>
        ))}
        <Checkbox name="legallyReviewed" label={t("consent.reviewed_confirm")} why={t("consent.reviewed_why")} />
        <Submit>{t("consent.publish_act", { version: nextVersion })}</Submit>
      </PostForm>
    </StaffShell>
  );
}
