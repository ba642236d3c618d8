import { type State, StatusMark } from "~/ui/status-mark";
import { useT } from "~/web/i18n";
import type { DonationState, KIT_LIFE } from "./donations.rules";

const DONATION: Record<DonationState, State> = {
  expected: "notYet",
  collected: "now",
  in_transit: "waiting",
  received: "look",
  accepted: "met",
  processing: "met",
  processed: "met",
  rejected: "stop",
  destroyed: "stop",
  lapsed: "notYet",
};

export function DonationMark({ state }: { state: DonationState }) {
  const { t } = useT();
  return <StatusMark state={DONATION[state]}>{t(`collection.donation_${state}`)}</StatusMark>;
}

export type KitState = keyof typeof KIT_LIFE;
const KIT: Record<KitState, State> = {
  prepared: "now",
  dispatched: "waiting",
  collected: "now",
  in_transit: "waiting",
  received: "met",
  lost: "stop",
  cancelled: "notYet",
};

export function KitMark({ state }: { state: KitState }) {
  const { t } = useT();
  return <StatusMark state={KIT[state]}>{t(`collection.kit_${state}`)}</StatusMark>;
}

export function DeviationMark({ state }: { state: "open" | "accepted" | "rejected" }) {
  const { t } = useT();
  return (
    <StatusMark state={state === "open" ? "look" : state === "accepted" ? "met" : "stop"}>{t(`collection.deviation_${state}`)}</StatusMark>
  );
}
