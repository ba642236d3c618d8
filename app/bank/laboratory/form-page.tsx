import type { ReactNode } from "react";
import { PageHead } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";

interface Props {
  title: string;
  lead?: ReactNode;
  /** Where it belongs, and the way back. */
  of: { label: string; to: string };
  room?: "laboratory" | "quality";
  children: ReactNode;
}

/** A page with one form of the laboratory. */
export function FormPage({ title, lead, of, room = "laboratory", children }: Props) {
  const { t } = useT();
  const home =
    room === "laboratory"
      ? { label: t("laboratory.title"), to: "/staff/laboratory" }
      : { label: t("laboratory.quality"), to: "/staff/quality" };
  return (
    <StaffShell room={room}>
      <PageHead title={title} crumbs={[home, of]} {...(lead ? { lead } : {})} />
      {children}
    </StaffShell>
  );
}
