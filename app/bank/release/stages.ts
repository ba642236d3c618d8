/** The six stages that a clinic follows, and which of them a request is at. */
export const STAGES = ["asked", "agreed", "grown", "released", "shipped", "used"] as const;
export type StageName = (typeof STAGES)[number];

const AT: Record<string, number> = {
  submitted: 1,
  authorised: 2,
  reviewed: 3,
  on_hold: 3,
  approved: 4,
  packed: 4,
  in_transit: 4,
  with_clinic: 5,
  infused: 6,
  destroyed: 6,
  returned: 4,
  refused: 1,
  cancelled: 1,
};
const STOPPED = ["on_hold", "returned", "refused", "cancelled"];

export interface StageStanding {
  name: StageName;
  state: "done" | "now" | "stop" | "next";
}

/** Where each stage stands. A request from stock has its cells already, so growing is done with the agreement. */
export function stagesOf(request: { state: string; path: string; expansion: string }): StageStanding[] {
  const reached = AT[request.state] ?? 1;
  const grown = request.path === "stock" || request.expansion === "done";
  const current = reached === 2 && grown ? 3 : reached;
  return STAGES.map((name, at) => ({
    name,
    state: at < current ? "done" : at === current ? (STOPPED.includes(request.state) ? "stop" : "now") : "next",
  }));
}
