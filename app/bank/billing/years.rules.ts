/** The same day so many years later; 29 February becomes 28 February. Dates `YYYY-MM-DD`. */
export function yearsAfter(on: string, years: number): string {
  const [year = 0, month = 1, day = 1] = on.split("-").map(Number);
  const last = new Date(Date.UTC(year + years, month, 0)).getUTCDate();
  return `${year + years}-${String(month).padStart(2, "0")}-${String(Math.min(day, last)).padStart(2, "0")}`;
}

/** Which year of storage a day lies in, counted from 1; the day of storage begins year 1. */
export function yearOfStorage(startsOn: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(startsOn.slice(0, 4));
  return Math.max(1, yearsAfter(startsOn, years) <= on ? years + 1 : years);
}

/** What storage costs in a year of it, counted from 1: the signed fee yearly, nothing after a prepayment until its 20 years are over. */
export function feeInYear(plan: { plan: "yearly" | "prepaid_20"; amountMinor: number }, year: number): number {
  if (plan.plan === "yearly") return plan.amountMinor;
  return year === 1 ? plan.amountMinor : 0;
}
