import type { ReactNode } from "react";
import { DataTable } from "~/ui/data-table";
import { useT } from "~/web/i18n";

export interface RightShown {
  id: string;
  name: string;
  kind: "view" | "instruct" | "consent" | "pay";
  ground: "self" | "mother" | "father" | "guardian" | "executor" | "account_holder";
  fromAt: string | Date;
  untilAt: string | Date | null;
}

/** Who may do what for a donor, on which ground, from when and until when. */
export function RightsTable({ rights, act }: { rights: readonly RightShown[]; act?: (right: RightShown) => ReactNode }) {
  const { t, date } = useT();
  const end = act ? [{ key: "act", head: t("people.right_act"), cell: act }] : [];
  return (
    <DataTable
      caption={t("people.rights")}
      rows={rights}
      rowKey={(right) => right.id}
      columns={[
        { key: "name", head: t("people.name"), cell: (right) => <bdi>{right.name}</bdi> },
        { key: "kind", head: t("people.right"), cell: (right) => t(`people.right_${right.kind}`) },
        { key: "ground", head: t("people.ground"), cell: (right) => t(`people.ground_${right.ground}`) },
        { key: "from", head: t("people.from"), cell: (right) => date(right.fromAt) },
        { key: "until", head: t("people.until"), cell: (right) => (right.untilAt ? date(right.untilAt) : t("people.no_end")) },
        ...end,
      ]}
    />
  );
}
