/** The events that a family reads in its timeline, each with the page where something can be done about it. All others are the bank's own. */
const TOLD = {
  "quote.accepted": null,
  "case.transferred_in": null,
  "consent.completed": "consents",
  "consent.renewed": "consents",
  "consent.withdrawn": "consents",
  "payment.succeeded": "payments",
  "refund.sent": "payments",
  "kit.dispatched": null,
  "kit.lost": null,
  "donor.birth_registered": null,
  "donation.collected": null,
  "donation.received": null,
  "donation.accepted": null,
  "donation.rejected": "payments",
  "donation.destroyed": "documents",
  "deviation.opened": null,
  "deviation.decided": null,
  "processing.started": null,
  "culture.failed": "payments",
  "lot.frozen": null,
  "lot.stored": null,
  "lot.disposed": null,
  "lot.held": null,
  "lot.hold_lifted": null,
  "lot.failed": "payments",
  "vials.destroyed": "documents",
  "case.granted": "grants",
  "grant.revoked": "grants",
  "cells.requested": "request",
  "expansion.done": "request",
  "release.approved": "request",
  "release.refused": "request",
  "release.shipped": "request",
  "release.received": "request",
  "release.rejected": "request",
  "release.ended": "request",
  "certificate.issued": "documents",
  "case.cancelled": "payments",
  "case.not_collected": "payments",
} as const satisfies Record<string, "consents" | "payments" | "documents" | "grants" | "request" | null>;

export type ToldType = keyof typeof TOLD;
export const TOLD_TYPES = Object.keys(TOLD) as ToldType[];
const isTold = (type: string): type is ToldType => Object.hasOwn(TOLD, type);

export interface PastEvent {
  id: string;
  type: string;
  happenedAt: Date;
  late: boolean;
  data: unknown;
}

type Dotless<T extends string> = T extends `${infer Noun}.${infer Verb}` ? `${Noun}_${Verb}` : T;
export type MomentKey = Dotless<ToldType>;
export interface PastMoment {
  id: string;
  key: MomentKey;
  at: Date;
  /** Written down more than a day after it happened. */
  late: boolean;
  values: Record<string, string | number>;
  to: string | null;
}

/** What has happened, oldest first: events that a family reads, in the words `family.e_<key>` (what) and `family.e_<key>_means` (what it means, what one can do). */
export function pastOf(events: readonly PastEvent[], caseId: string): PastMoment[] {
  const inOrder = [...events].sort((one, other) => one.happenedAt.getTime() - other.happenedAt.getTime() || (one.id < other.id ? -1 : 1));
  return inOrder.flatMap(({ id, type, happenedAt, late, data }) => {
    if (!isTold(type) || isDetail(type, data)) return [];
    const values = valuesOf(data);
    return [{ id, key: type.replace(".", "_") as MomentKey, at: happenedAt, late, values, to: addressOf(TOLD[type], values, caseId) }];
  });
}

/** A release lot is part of a request, whose own events tell it. */
const isDetail = (type: ToldType, data: unknown): boolean =>
  (type === "lot.frozen" || type === "lot.disposed" || type === "lot.stored") && valuesOf(data).kind === "release";

/** What a sentence may be filled with; a sentence whose value is missing falls to its `other`. */
const BLANK = {
  purpose: "other",
  decision: "other",
  disposition: "other",
  kind: "other",
  verdict: "other",
  reason: "other",
  vials: 0,
  transitHours: 0,
  celsiusMax: 0,
};

function valuesOf(data: unknown): Record<string, string | number> {
  const values: Record<string, string | number> = { ...BLANK };
  for (const [name, value] of Object.entries((data ?? {}) as Record<string, unknown>)) {
    if (typeof value === "string" || typeof value === "number") values[name] = value;
    if (typeof value === "boolean") values[name] = value ? "yes" : "no";
    if (Array.isArray(value)) values[name] = value.length;
  }
  return values;
}

function addressOf(place: (typeof TOLD)[ToldType], values: Record<string, string | number>, caseId: string): string | null {
  if (place === "grants") return `/family/cases/${caseId}/grants`;
  if (place === "request") return values.requestId ? `/family/requests/${values.requestId}` : null;
  return place === null ? null : `/family/${place}`;
}

export type NextKey = "consent" | "deposit" | "kit" | "collection" | "laboratory" | "freezing" | "tests" | "renewal" | "majority";
export interface NextMoment {
  key: NextKey;
  /** A day, where one is known. */
  on: string | null;
}

/** The steps to come from each state of a case. */
const AHEAD: Record<string, NextKey[]> = {
  consent_pending: ["consent", "deposit", "kit", "collection", "laboratory", "freezing", "tests"],
  consented: ["deposit", "kit", "collection", "laboratory", "freezing", "tests"],
  deposit_paid: ["kit", "collection", "laboratory", "freezing", "tests"],
  kit_shipped: ["collection", "laboratory", "freezing", "tests"],
  collected: ["laboratory", "freezing", "tests"],
  in_transit: ["laboratory", "freezing", "tests"],
  received: ["freezing", "tests"],
  processing: ["freezing", "tests"],
};

/** What comes: the steps left, the next storage fee, and the day on which a child decides alone (rule 6). Dates `YYYY-MM-DD`. */
export function comingOf(facts: {
  state: string;
  usable: boolean;
  paidUntil: string | null;
  expectedOn: string | null;
  bornOn: string | null;
  today: string;
}): NextMoment[] {
  const steps: NextMoment[] = (AHEAD[facts.state] ?? []).map((key) => ({ key, on: key === "collection" ? facts.expectedOn : null }));
  const stored = facts.state === "stored";
  if (stored && !facts.usable) steps.push({ key: "tests", on: null });
  if (stored && facts.paidUntil !== null && facts.paidUntil >= facts.today) steps.push({ key: "renewal", on: facts.paidUntil });
  const alive = stored || facts.state in AHEAD;
  const majority = facts.bornOn === null ? null : eighteenth(facts.bornOn);
  if (alive && majority !== null && majority > facts.today) steps.push({ key: "majority", on: majority });
  return steps;
}

/** The 18th birthday; who was born on 29 February has it on 1 March. */
function eighteenth(bornOn: string): string {
  const [year = 0, month = 1, day = 1] = bornOn.split("-").map(Number);
  return new Date(Date.UTC(year + 18, month - 1, day)).toISOString().slice(0, 10);
}
