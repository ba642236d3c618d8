import { useT } from "~/web/i18n";
import type { Disposition } from "./disposition.rules";
import { LotState } from "./lot-state";
import { useWords } from "./words";

/** What the portal computed about a lot, and why; the gravest reason first. Quality decides. */
export function Recommended({ disposition, reasons }: { disposition: Disposition; reasons: readonly { code: string; about?: string }[] }) {
  const { t } = useT();
  const words = useWords();
  return (
    <>
      <p className="mt-2">
        <LotState state={disposition} />
      </p>
      {reasons.length === 0 ? (
        <p className="muted">{t("laboratory.no_reason_against")}</p>
      ) : (
        <ul className="list-disc ps-5 mt-2">
          {reasons.map((reason) => (
            <li key={`${reason.code} ${reason.about ?? ""}`}>{words.reason(reason)}</li>
          ))}
        </ul>
      )}
    </>
  );
}
