import { useT } from "~/web/i18n";
import { escaped, type Markup } from "./markup";

type Props = { din: string; check: string; division?: string };

const grouped = (din: string): string => `${din.slice(0, 5)} ${din.slice(5, 7)} ${din.slice(7)}`;

/** A donation's number as it stands on labels and paper: A9999 26 000001, its check character in a box, and of a vial its division. Always left to right. */
export function DinPlate({ din, check, division }: Props) {
  const { t } = useT();
  return (
    <bdi className="din" dir="ltr">
      {grouped(din)}
      <b title={t("ui.check_character")}>{check}</b>
      {division ? <span>{division}</span> : null}
    </bdi>
  );
}

/** The same as text; `title` says what the check character is. */
export const dinMarkup = ({ din, check, division }: Props, title: string): Markup =>
  `<bdi class="din" dir="ltr">${escaped(grouped(din))}<b title="${escaped(title)}">${escaped(check)}</b>${division ? `<span>${escaped(division)}</span>` : ""}</bdi>`;
