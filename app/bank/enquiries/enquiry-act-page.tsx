import type { ReactNode } from "react";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";

interface Props {
  enquiry: { id: string; name: string };
  title: string;
  lead: string;
  act: string;
  formToken: string;
  answer: unknown;
  children?: ReactNode;
}

/** The page of one act on an enquiry. */
export function EnquiryActPage({ enquiry, title, lead, act, formToken, answer, children }: Props) {
  const { t } = useT();
  const crumbs = [
    { label: t("enquiries.enquiries"), to: "/staff/enquiries" },
    { label: <bdi>{enquiry.name}</bdi>, to: `/staff/enquiries/${enquiry.id}` },
  ];
  return (
    <StaffShell room="people">
      <PageHead title={title} lead={lead} crumbs={crumbs} />
      <PostForm formToken={formToken} answer={answer}>
        {children}
        <Submit>{act}</Submit>
      </PostForm>
    </StaffShell>
  );
}
