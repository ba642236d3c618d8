import { z } from "zod";
import { refuse, refuseUnless } from "~/bank/history/refusal";
import { type Db, transact } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import { authorise } from "~/bank/people/policy";
import { newId } from "~/outside/ids.server";
import type { Tissue } from "~db/schema/columns";

export const PRICE_ITEMS = [
  "deposit",
  "collection",
  "amnion_placenta",
  "storage_yearly",
  "storage_prepaid_20",
  "expansion",
  "release",
] as const;
export type PriceItem = (typeof PRICE_ITEMS)[number];

const Price = z.object({
  item: z.enum(PRICE_ITEMS),
  tissue: z.enum(["bone_marrow", "adipose", "dental_pulp", "birth"]).nullable().default(null),
  /** Minor units of the list's currency. */
  amountMinor: z.number().int().nonnegative(),
});
export const PriceListForm = z.object({
  code: z.string().min(1).max(40),
  currency: z.string().regex(/^[A-Z]{3}$/),
  effectiveFrom: z.date(),
  noticeDays: z.number().int().nonnegative().default(0),
  invented: z.boolean().default(false),
  prices: z.array(Price).min(1),
});

export interface PriceList {
  id: string;
  code: string;
  currency: string;
  effectiveFrom: Date;
  invented: boolean;
  prices: { id: string; item: PriceItem; tissue: Tissue | null; amountMinor: number }[];
}

/** Publishes the price book from an instant on. Quotes sent before keep the prices that they were sent with (rule 45). */
export async function publishPrices(actor: Actor, form: z.input<typeof PriceListForm>): Promise<string> {
  const { prices, ...list } = PriceListForm.parse(form);
  return transact(actor, async (tx, record) => {
    authorise(actor, "prices.publish");
    const known = await tx.selectFrom("priceLists").select("id").where("code", "=", list.code).execute();
    refuseUnless(known.length === 0, "price_list_exists");
    const id = newId();
    const rows = prices.map((price) => ({ id: newId(), priceListId: id, ...price }));
    await tx
      .insertInto("priceLists")
      .values({ id, ...list })
      .execute();
    await tx.insertInto("prices").values(rows).execute();
    await record({ type: "prices.published", about: [id, ...rows.map((row) => row.id)], data: { code: list.code } });
    return id;
  });
}

/** The price book in force at an instant; public. @throws Refusal `no_prices` before the first */
export async function priceListInForce(db: Db, at: Date = db.now): Promise<PriceList> {
  const list = await db
    .selectFrom("priceLists")
    .select(["id", "code", "currency", "effectiveFrom", "invented"])
    .where("effectiveFrom", "<=", at)
    .orderBy("effectiveFrom", "desc")
    .limit(1)
    .executeTakeFirst();
  if (list === undefined) refuse("no_prices");
  const prices = await db.selectFrom("prices").select(["id", "item", "tissue", "amountMinor"]).where("priceListId", "=", list.id).execute();
  return { ...list, prices };
}

/** What an item costs for a tissue, in minor units; the tissue's own price before the one for all. Undefined where the item is not sold. */
export function amountOf(list: Pick<PriceList, "prices">, item: PriceItem, tissue: Tissue): number | undefined {
  const own = list.prices.find((price) => price.item === item && price.tissue === tissue);
  return (own ?? list.prices.find((price) => price.item === item && price.tissue === null))?.amountMinor;
}
