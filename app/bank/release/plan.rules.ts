import { APPROVAL_STANDS, isOver } from "./life.rules";

const DAY = 86_400_000;

/** What the plan of a request rests on: its forecast as it was kept, and where it stands. */
export interface PlanFacts {
  /** YYYY-MM-DD, as the bank's today. */
  plannedOn: string;
  today: string;
  state: string;
  path: "stock" | "expand" | "infeasible";
  expansion: "none" | "offered" | "accepted" | "thawed" | "done";
  /** Something that the clinic or the family has to clear. */
  blocked: boolean;
  /** Days from thaw to delivery, and of them those of growth; 0 when the stock suffices. */
  totalDays: number;
  cultureDays: number;
  service: { adminDays: number; shipDays: number };
}

export type PlanName = "permission" | "thaw" | "grow" | "tests" | "sign" | "transport" | "infusion";
export interface PlannedStep {
  name: PlanName;
  whose: "both" | "bank" | "courier" | "clinic";
  /** YYYY-MM-DD */
  from: string;
  to: string;
  state: "done" | "open" | "blocks" | "event";
}

const AGREED = ["authorised", "reviewed", "on_hold", "approved", "packed", "in_transit", "with_clinic", "infused"];
const ARRIVED = ["with_clinic", "infused"];

/** The steps to an infusion, reckoned backwards from its day by the forecast's median (domain.md 2.2). Cells from stock are not grown. */
export function planOf(facts: PlanFacts): PlannedStep[] {
  const { plannedOn, today, totalDays, cultureDays, service } = facts;
  const sent = before(plannedOn, service.shipDays);
  const signed = before(sent, service.adminDays);
  const start = before(plannedOn, totalDays);
  const grown = before(start, -cultureDays);
  const isGrown = facts.expansion === "done";
  const step = (name: PlanName, whose: PlannedStep["whose"], from: string, to: string, done: boolean): PlannedStep => ({
    ...{ name, whose, from, to },
    state: done ? "done" : "open",
  });
  const permission = step("permission", "both", today < start ? today : start, start, AGREED.includes(facts.state) && !facts.blocked);
  return [
    facts.blocked ? { ...permission, state: "blocks" } : permission,
    ...(facts.path === "expand"
      ? [
          step("thaw", "bank", start, start, isGrown || facts.expansion === "thawed"),
          step("grow", "bank", start, grown, isGrown),
          step("tests", "bank", grown, signed, isGrown),
        ]
      : []),
    step("sign", "bank", signed, sent, APPROVAL_STANDS.includes(facts.state)),
    step("transport", "courier", sent, plannedOn, ARRIVED.includes(facts.state)),
    { name: "infusion", whose: "clinic", from: plannedOn, to: plannedOn, state: "event" },
  ];
}

/** Whole days between the day by which nine of ten trials had delivered and the infusion; 0 when there are none. */
export const spareDays = (plannedOn: string, p90At: Date): number =>
  Math.max(0, Math.floor((Date.parse(`${plannedOn}T12:00:00Z`) - p90At.getTime()) / DAY));

/** The day that many days before; parts of a day count as one, so that nothing is planned too late. */
function before(day: string, days: number): string {
  const whole = days < 0 ? Math.floor(-days) : -Math.ceil(days);
  return new Date(Date.parse(`${day}T00:00:00Z`) + whole * DAY).toISOString().slice(0, 10);
}

/** A forecast as a request keeps it: the days of service were added to what is kept, and instants are texts. */
interface Kept {
  totalDays: number;
  cultureDays: number;
  p90At: string | Date;
  inputs: { service?: PlanFacts["service"] };
}

export interface Plan {
  today: string;
  steps: PlannedStep[];
  /** Days between P90 and the infusion. */
  spare: number;
}

/** The plan of a request that is not over; nothing for what cannot be done, and for a forecast that was kept without its days of service. */
export function requestPlan(facts: Omit<PlanFacts, "totalDays" | "cultureDays" | "service">, forecast: Kept): Plan | null {
  const { service } = forecast.inputs;
  if (service === undefined || facts.path === "infeasible" || isOver(facts.state)) return null;
  const steps = planOf({ ...facts, service, totalDays: forecast.totalDays, cultureDays: forecast.cultureDays });
  return { today: facts.today, steps, spare: spareDays(facts.plannedOn, new Date(forecast.p90At)) };
}
