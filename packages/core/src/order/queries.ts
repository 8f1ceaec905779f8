import type { OrderStatus } from "@orderdeck/db/vocabulary";
import { inIdOrder } from "../stock/queries.ts";
import type { Tx } from "../transaction.ts";

export type LockedOrder = {
  orderId: string;
  buyerId: string;
  status: OrderStatus;
  sequence: number;
  totalCents: number;
  currency: string;
  expiresAt: Date;
};

type Row = {
  id: string;
  buyer_id: string;
  status: OrderStatus;
  sequence: number;
  total_cents: string;
  currency: string;
  expires_at: Date;
};

/** The orders that exist among these, locked by id order: the first lock of every verb that touches one. */
export async function lockOrders(tx: Tx, orderIds: string[]): Promise<Map<string, LockedOrder>> {
  const rows = await tx.read<Row>(
    `SELECT STRAIGHT_JOIN o.id, o.buyer_id, o.status, o.sequence, o.total_cents, o.currency, o.expires_at
     FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) AS j JOIN orders AS o ON o.id = j.id FOR UPDATE`,
    [JSON.stringify(inIdOrder(orderIds.filter(isBigint)))],
  );
  return new Map(
    rows.map((row) => [
      row.id,
      {
        orderId: row.id,
        buyerId: row.buyer_id,
        status: row.status,
        sequence: row.sequence,
        totalCents: Number(row.total_cents),
        currency: row.currency,
        expiresAt: row.expires_at,
      },
    ]),
  );
}

/** An event made by hand may carry anything as its order id; what is no BIGINT names no order. */
export const isBigint = (text: string): boolean =>
  /^[1-9]\d{0,18}$/.test(text) && BigInt(text) <= 9_223_372_036_854_775_807n;

export async function readLines(
  tx: Tx,
  orderIds: string[],
): Promise<Map<string, { productId: string; quantity: number }[]>> {
  const rows = await tx.read<{ order_id: string; product_id: string; quantity: number }>(
    `SELECT STRAIGHT_JOIN l.order_id, l.product_id, l.quantity
     FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) AS j JOIN order_line AS l ON l.order_id = j.id`,
    [JSON.stringify(inIdOrder(orderIds.filter(isBigint)))],
  );
  const lines = new Map<string, { productId: string; quantity: number }[]>();
  for (const row of rows) {
    const of = lines.get(row.order_id) ?? [];
    of.push({ productId: row.product_id, quantity: row.quantity });
    lines.set(row.order_id, of);
  }
  return lines;
}
