import type { CallbackOutcome, PaymentStatus } from "@orderdeck/db/vocabulary";
import { isBigint } from "../order/queries.ts";
import { inIdOrder } from "../stock/queries.ts";
import type { Tx } from "../transaction.ts";
import type { PaymentCallback } from "./schemas.ts";

/** Read without a lock: a payment never changes its order, and orders are locked before payments. */
export async function findOrderIds(tx: Tx, paymentIds: string[]): Promise<string[]> {
  const rows = await tx.read<{ order_id: string }>(
    `SELECT STRAIGHT_JOIN p.order_id FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) AS j JOIN payment AS p ON p.id = j.id`,
    [JSON.stringify(inIdOrder(paymentIds))],
  );
  return rows.map((row) => row.order_id);
}

export type LockedPayment = { orderId: string; status: PaymentStatus; amountCents: number; currency: string };

export async function lockPayments(tx: Tx, paymentIds: string[]): Promise<Map<string, LockedPayment>> {
  const rows = await tx.read<{
    id: string;
    order_id: string;
    status: PaymentStatus;
    amount_cents: string;
    currency: string;
  }>(
    `SELECT STRAIGHT_JOIN p.id, p.order_id, p.status, p.amount_cents, p.currency
     FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) AS j JOIN payment AS p ON p.id = j.id FOR UPDATE`,
    [JSON.stringify(inIdOrder(paymentIds))],
  );
  return new Map(
    rows.map((row) => [
      row.id,
      { orderId: row.order_id, status: row.status, amountCents: Number(row.amount_cents), currency: row.currency },
    ]),
  );
}

/** List lengths the lookup is prepared for; a shorter list is filled up with its first key. */
const shapes = [1, 8, 64, 256];

export async function findCallbacks(tx: Tx, keys: string[]): Promise<Map<string, CallbackOutcome>> {
  const wanted = [...new Set(keys)];
  if (wanted.length === 0) return new Map();
  const size = shapes.find((shape) => shape >= wanted.length) ?? wanted.length;
  const padded = [...wanted, ...Array<string>(size - wanted.length).fill(wanted[0] as string)];
  const rows = await tx.read<{ provider_event_id: string; outcome: CallbackOutcome }>(
    `SELECT provider_event_id, outcome FROM payment_callback WHERE provider = ? AND provider_event_id IN (${padded.map(() => "?").join(", ")})`,
    [tx.settings.paymentProvider, ...padded],
  );
  return new Map(rows.map((row) => [row.provider_event_id, row.outcome]));
}

export async function settlePayments(tx: Tx, settled: { paymentId: string; status: PaymentStatus }[]): Promise<void> {
  if (settled.length === 0) return;
  const { affectedRows } = await tx.write(
    `UPDATE payment AS p JOIN JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$.paymentId', status VARCHAR(20) PATH '$.status')) AS j ON j.id = p.id
     SET p.status = j.status, p.pending_order_id = NULL, p.settled_at = ? WHERE p.settled_at IS NULL`,
    [JSON.stringify(settled), await tx.now()],
  );
  if (affectedRows !== settled.length) throw new Error("a payment settled under its own lock");
}

export async function insertCallbacks(
  tx: Tx,
  rows: { callback: PaymentCallback; key: string; outcome: CallbackOutcome }[],
): Promise<void> {
  if (rows.length === 0) return;
  const list = rows
    .filter(({ callback }) => isBigint(callback.paymentId))
    .map(({ callback, key, outcome }) => ({ ...callback, id: tx.nextId(), key, outcome }));
  await tx.write(
    `INSERT INTO payment_callback (id, provider, provider_event_id, payment_id, type, order_id, amount_cents, currency, outcome, received_at)
     SELECT j.id, ?, j.k, j.payment_id, j.type, j.order_id, j.amount, j.currency, j.outcome, ?
     FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$.id', k VARCHAR(128) PATH '$.key', payment_id BIGINT PATH '$.paymentId',
       type VARCHAR(32) PATH '$.type', order_id VARCHAR(64) PATH '$.orderId', amount BIGINT PATH '$.amountCents',
       currency VARCHAR(8) PATH '$.currency', outcome VARCHAR(20) PATH '$.outcome')) AS j`,
    [tx.settings.paymentProvider, await tx.now(), JSON.stringify(list)],
  );
}
