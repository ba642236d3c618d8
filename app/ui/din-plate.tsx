import { useT } from "~/web/i18n";

/** A donation's number as it stands on labels and paper: A9999 26 000001, its check character in a box, and of a vial its division. Always left to right. */
export function DinPlate({ din, check, division }: { din: string; check: string; division?: string }) {
  const { t } = useT();
  return (
    <bdi className="din" dir="ltr">
      {`${din.slice(0, 5)} ${din.slice(5, 7)} ${din.slice(7)}`}
      <b title={t("ui.check_character")}>{check}</b>
      {division ? <span>{division}</span> : null}
    </bdi>
  );
}
