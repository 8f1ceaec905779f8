import type { Context } from "../context.ts";
import { DomainError } from "../errors.ts";
import { isBigint, lockOrders } from "../order/queries.ts";
import type { DecodedRecord, Outcome } from "../outcome.ts";
import { inTransaction, type Tx } from "../transaction.ts";
import { lockPayments } from "./queries.ts";

type Message = { orderId: string; paymentId: string; amountCents: number | bigint; currency: string; reason: string };

/** One refund per payment that is marked for it; the row, not the message, says how much. */
export async function requestRefund(ctx: Context | Tx, records: DecodedRecord[]): Promise<Outcome[]> {
  return inTransaction(ctx, async (tx) => {
    const messages = records.map((record) => record.message as unknown as Message);
    const paymentIds = messages.map((message) => message.paymentId).filter(isBigint);
    await lockOrders(
      tx,
      messages.map((message) => message.orderId),
    );
    const payments = await lockPayments(tx, paymentIds);
    const done = new Set(await refunded(tx, paymentIds));
    const rows: Record<string, unknown>[] = [];
    const outcomes = messages.map((message): Outcome => {
      const payment = payments.get(message.paymentId);
      if (!payment || payment.orderId !== message.orderId) {
        return {
          kind: "refused",
          error: new DomainError("NOT_FOUND", "no such payment", { paymentId: message.paymentId }),
        };
      }
      if (payment.status !== "refund_required") {
        const details = { paymentId: message.paymentId, status: payment.status };
        return {
          kind: "refused",
          error: new DomainError("INVALID_STATE", `a payment that is ${payment.status} is not refunded`, details),
        };
      }
      if (done.has(message.paymentId)) return { kind: "already" };
      done.add(message.paymentId);
      rows.push({
        id: tx.nextId(),
        orderId: payment.orderId,
        paymentId: message.paymentId,
        amount: payment.amountCents,
        currency: payment.currency,
        reason: message.reason.slice(0, 64),
      });
      return { kind: "applied" };
    });
    if (rows.length > 0) await insertRefunds(tx, rows);
    return outcomes;
  });
}

async function refunded(tx: Tx, paymentIds: string[]): Promise<string[]> {
  const rows = await tx.read<{ payment_id: string }>(
    `SELECT r.payment_id FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) AS j JOIN refund AS r ON r.payment_id = j.id`,
    [JSON.stringify(paymentIds)],
  );
  return rows.map((row) => row.payment_id);
}

async function insertRefunds(tx: Tx, rows: Record<string, unknown>[]): Promise<void> {
  await tx.write(
    `INSERT INTO refund (id, order_id, payment_id, amount_cents, currency, status, reason, created_at)
     SELECT j.id, j.order_id, j.payment_id, j.amount, j.currency, 'requested', j.reason, ?
     FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$.id', order_id BIGINT PATH '$.orderId', payment_id BIGINT PATH '$.paymentId',
       amount BIGINT PATH '$.amount', currency CHAR(3) PATH '$.currency', reason VARCHAR(64) PATH '$.reason')) AS j`,
    [await tx.now(), JSON.stringify(rows)],
  );
}
