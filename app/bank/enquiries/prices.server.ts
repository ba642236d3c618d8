import { z } from "zod";
import { refuse, refuseUnless } from "~/bank/history/refusal";
import { type Db, type Tx, transact } from "~/bank/history/transact.server";
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
const Kept = z.number().int().nonnegative().nullable();
const RefundTable = z.object({
  version: z.number(),
  currency: z.string(),
  keptMinor: z.object({ before_dispatch: Kept, not_collected: Kept, rejected_without_fault: Kept, stored: Kept }),
});
const REFUND_TABLE = "billing.refund_table";

export const PriceListForm = z.object({
  code: z.string().min(1).max(40),
  currency: z.string().regex(/^[A-Z]{3}$/),
  effectiveFrom: z.date(),
  noticeDays: z.number().int().nonnegative().default(0),
  invented: z.boolean().default(false),
  prices: z.array(Price).min(1),
  /** What the bank keeps of the collection price at each stage, in minor units; null: all of it. Published with the list, and signed with each quote. */
  keptMinor: z.object({ before_dispatch: Kept, not_collected: Kept, rejected_without_fault: Kept, stored: Kept }).optional(),
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
  const { prices, keptMinor, ...list } = PriceListForm.parse(form);
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
    const kept = keptMinor === undefined ? [] : [await addRefundTable(tx, list, keptMinor)];
    await record({ type: "prices.published", about: [id, ...rows.map((row) => row.id), ...kept], data: { code: list.code } });
    return id;
  });
}

async function addRefundTable(
  tx: Tx,
  { code, currency, effectiveFrom }: { code: string; currency: string; effectiveFrom: Date },
  keptMinor: z.output<typeof RefundTable>["keptMinor"],
): Promise<string> {
  const earlier = await tx.selectFrom("settings").select("id").where("key", "=", REFUND_TABLE).execute();
  const value = JSON.stringify({ version: earlier.length + 1, currency, keptMinor });
  const row = { id: newId(), key: REFUND_TABLE, value, source: code, effectiveFrom };
  await tx.insertInto("settings").values(row).execute();
  return row.id;
}

/** The refund table in force. @throws Refusal `no_prices` before the first */
export async function refundTableInForce(db: Db): Promise<z.output<typeof RefundTable>> {
  const row = await db
    .selectFrom("settings")
    .select("value")
    .where("key", "=", REFUND_TABLE)
    .where("effectiveFrom", "<=", db.now)
    .orderBy("effectiveFrom", "desc")
    .executeTakeFirst();
  return row === undefined ? refuse("no_prices") : RefundTable.parse(row.value);
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
