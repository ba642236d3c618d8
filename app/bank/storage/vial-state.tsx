import { StatusMark } from "~/ui/status-mark";
import { useT } from "~/web/i18n";

const MARKS = {
  frozen: "waiting",
  stored: "met",
  reserved: "waiting",
  packed: "waiting",
  in_transit: "waiting",
  with_clinic: "waiting",
  infused: "met",
  returned: "look",
  destroyed: "know",
  spent: "know",
} as const;

const ENDED: readonly string[] = ["infused", "destroyed", "spent"];

/** Where a vial is, and whether it may be used: stored is not usable, so both are said. Of one that is no more, what became of it. */
export function VialState({ vial }: { vial: { state: string; held: boolean; lotState: string } }) {
  const { t } = useT();
  const state = vial.state as keyof typeof MARKS;
  const held = vial.held || vial.lotState === "hold" || vial.lotState === "nonconforming_hold";
  if (held && !ENDED.includes(state)) return <StatusMark state="held">{t("storage.usable_held")}</StatusMark>;
  if (state !== "stored") return <StatusMark state={MARKS[state]}>{t(`storage.state_${state}`)}</StatusMark>;
  if (vial.lotState === "releasable") return <StatusMark state="met">{t("storage.usable_yes")}</StatusMark>;
  if (vial.lotState === "releasable_autologous_biohazard") return <StatusMark state="look">{t("storage.usable_own")}</StatusMark>;
  return <StatusMark state="waiting">{t("storage.usable_not_yet")}</StatusMark>;
}
