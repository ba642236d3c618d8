import { find, keep, type Ledger, newId } from "./ledger.server";
import { forbidden } from "./problems.rules";
import type { LineItemParams } from "./session-params.rules";
import { blank, type LineItem, type Price, type Product } from "./wire.rules";

/** A line of a checkout: its price is made on the spot from `price_data`, or looked up. */
export function lineItem(ledger: Ledger, params: LineItemParams, index: number, at: number): LineItem {
  const where = `line_items[${index}]`;
  const quantity = params.quantity ?? 1;
  if (!Number.isInteger(quantity) || quantity < 1) throw forbidden(`Invalid integer: ${quantity}`, { param: `${where}[quantity]` });
  const price = params.price ? find<Price>(ledger, "price", params.price, `${where}[price]`) : inlinePrice(ledger, params, where, at);
  const amount = price.unit_amount * quantity;
  const { name = "" } = ledger.shelf.get<Product>("product", price.product) ?? {};
  return {
    ...blank("line_item"),
    id: newId("li"),
    object: "item",
    currency: price.currency,
    description: name,
    quantity,
    price,
    amount_subtotal: amount,
    amount_total: amount,
  };
}

function inlinePrice(ledger: Ledger, { price_data: data }: LineItemParams, where: string, at: number): Price {
  if (!data)
    throw forbidden(`You must provide one of price or price_data for each line item.`, {
      code: "parameter_missing",
      param: `${where}[price]`,
    });
  const { currency, unit_amount: amount, recurring } = data;
  if (!/^[a-z]{3}$/.test(currency)) throw forbidden(`Invalid currency: ${currency}`, { param: `${where}[price_data][currency]` });
  if (amount === undefined || !Number.isInteger(amount) || amount < 0) {
    throw forbidden(`Invalid non-negative integer`, { code: "parameter_invalid_integer", param: `${where}[price_data][unit_amount]` });
  }
  return keep<Price>(ledger, {
    id: newId("price"),
    object: "price",
    created: at,
    metadata: {},
    active: false,
    currency,
    unit_amount: amount,
    unit_amount_decimal: String(amount),
    product: productId(ledger, data, where, at),
    recurring: recurring
      ? {
          interval: recurring.interval,
          interval_count: recurring.interval_count ?? 1,
          meter: null,
          trial_period_days: null,
          usage_type: "licensed",
        }
      : null,
    type: recurring ? "recurring" : "one_time",
  });
}

function productId(ledger: Ledger, data: NonNullable<LineItemParams["price_data"]>, where: string, at: number): string {
  if (data.product) return find<Product>(ledger, "product", data.product, `${where}[price_data][product]`).id;
  if (!data.product_data?.name)
    throw forbidden("One of product or product_data is required.", { code: "parameter_missing", param: `${where}[price_data][product]` });
  const { name, description, metadata } = data.product_data;
  return keep<Product>(ledger, {
    id: newId("prod"),
    object: "product",
    created: at,
    updated: at,
    metadata: metadata ?? {},
    active: true,
    name,
    description: description ?? null,
    type: "service",
  }).id;
}
