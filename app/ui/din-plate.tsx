import { useT } from "~/web/i18n";

/** A donation's number as it stands on labels and paper: A9999 26 000001, then its check character in a box. Always left to right. */
export function DinPlate({ din, check }: { din: string; check: string }) {
  const { t } = useT();
  return (
    <bdi className="din" dir="ltr">
      {din.slice(0, 5)} {din.slice(5, 7)} {din.slice(7)}
      <b title={t("ui.check_character")}>{check}</b>
    </bdi>
  );
}
