import { forbidden } from "./problems.rules";

export type ListParams = { limit?: number; starting_after?: string; ending_before?: string; created?: number | Range };
type Range = { gt?: number; gte?: number; lt?: number; lte?: number };
type Listed = { id: string; created: number };

/** One page of objects (given oldest first), newest first, as Stripe's lists are. */
export function page<T extends Listed>(objects: T[], params: ListParams, url: string) {
  const limit = params.limit ?? 10;
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) throw forbidden("This value must be between 1 and 100.", { param: "limit" });
  const newest = objects.filter((object) => isWithin(object.created, params.created)).reverse();
  const from = params.starting_after ? newest.findIndex((object) => object.id === params.starting_after) + 1 : 0;
  const to = params.ending_before ? newest.findIndex((object) => object.id === params.ending_before) : newest.length;
  const between = newest.slice(from, to < 0 ? newest.length : to);
  const data = params.ending_before ? between.slice(-limit) : between.slice(0, limit);
  return { object: "list" as const, url, has_more: between.length > data.length, data };
}

function isWithin(created: number, range: number | Range | undefined): boolean {
  if (range === undefined) return true;
  if (typeof range === "number") return created === range;
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = range;
  return created > gt && created >= gte && created < lt && created <= lte;
}
