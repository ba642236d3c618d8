import type { Purpose } from "~/bank/billing/store.server";
import { FileList } from "~/ui/file-list";
import { useT } from "~/web/i18n";
import { isolated } from "~/web/translate";
import type { PaperShown } from "./family-papers.server";

/** Papers to open or keep. */
export function Papers({ papers }: { papers: readonly PaperShown[] }) {
  const { t, date } = useT();
  return (
    <FileList
      files={papers.map(({ kind, at, number, address, purpose }) => ({
        title:
          kind === "receipt" && purpose !== null
            ? t("family.paper_receipt", { what: t(`family.purpose_${purpose as Purpose}`) })
            : t(`family.paper_${kind}`, { number, what: "" }),
        note: kind === "consent" ? date(at) : `${isolated(number)} · ${date(at)}`,
        kind: "PDF",
        to: address,
      }))}
    />
  );
}
