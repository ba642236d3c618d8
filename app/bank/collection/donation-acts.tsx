import { Acts, LinkButton } from "~/ui/button";
import { useT } from "~/web/i18n";
import type { DonationState } from "./donations.rules";
import type { KitState } from "./state-marks";

type Step = {
  to: string;
  label: "collect_act" | "hand_over_act" | "receive_act" | "markers_act" | "processing_act" | "order_act" | "destroyed_act";
  primary?: boolean;
};

/** What may be done with a donation where it stands; the one next act first. */
function stepsOf(state: DonationState, kitState: KitState | null, ordered: boolean): Step[] {
  const destruction: Step = ordered ? { to: "destroyed", label: "destroyed_act" } : { to: "destroy", label: "order_act" };
  switch (state) {
    case "expected":
      return kitState === "dispatched" ? [{ to: "collect", label: "collect_act", primary: true }] : [];
    case "collected":
      return [
        { to: "hand-over", label: "hand_over_act", primary: true },
        { to: "receive", label: "receive_act" },
      ];
    case "in_transit":
      return [
        { to: "receive", label: "receive_act", primary: true },
        { to: "hand-over", label: "hand_over_act" },
      ];
    case "received":
      return [{ to: "markers", label: "markers_act" }];
    case "accepted":
      return [{ to: "processing", label: "processing_act", primary: true }, { to: "markers", label: "markers_act" }, destruction];
    case "processing":
      return [
        { to: "processing", label: "processing_act", primary: true },
        { to: "markers", label: "markers_act" },
      ];
    case "processed":
      return [{ to: "processing", label: "processing_act" }, { to: "markers", label: "markers_act" }, destruction];
    case "rejected":
      return [{ ...destruction, primary: true }];
    default:
      return [];
  }
}

export function DonationActs({
  id,
  state,
  kitState,
  ordered,
}: {
  id: string;
  state: DonationState;
  kitState: KitState | null;
  ordered: boolean;
}) {
  const { t } = useT();
  return (
    <Acts>
      {stepsOf(state, kitState, ordered).map(({ to, label, primary }) => (
        <LinkButton key={to} to={`/staff/donations/${id}/${to}`} look={primary ? "primary" : "plain"}>
          {t(`collection.${label}`)}
        </LinkButton>
      ))}
    </Acts>
  );
}
