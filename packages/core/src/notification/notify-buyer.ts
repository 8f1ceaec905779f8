import type { Context } from "../context.ts";
import { DomainError } from "../errors.ts";
import { isBigint } from "../order/queries.ts";
import { appendEvents, type PendingEvent } from "../outbox/index.ts";
import type { DecodedRecord, Outcome } from "../outcome.ts";
import { inIdOrder } from "../stock/queries.ts";
import { inTransaction, type Tx } from "../transaction.ts";

const kind = "order_submitted";

/** One notification per order that was submitted, with its event. The row, not the message, says whose order it is. */
export async function notifyBuyer(ctx: Context | Tx, records: DecodedRecord[]): Promise<Outcome[]> {
  return inTransaction(ctx, async (tx) => {
    const orderIds = records.map((record) => (record.message as unknown as { orderId: string }).orderId);
    const owners = await lockOwners(tx, orderIds);
    const made: { id: string; orderId: string; buyerId: string }[] = [];
    const outcomes = orderIds.map((orderId): Outcome => {
      const owner = owners.get(orderId);
      if (!owner) return { kind: "refused", error: new DomainError("NOT_FOUND", "no such order", { orderId }) };
      if (owner.isNotified) return { kind: "already" };
      owner.isNotified = true;
      made.push({ id: tx.nextId(), orderId, buyerId: owner.buyerId });
      return { kind: "applied" };
    });
    if (made.length > 0) await store(tx, made);
    return outcomes;
  });
}

type Owner = { buyerId: string; isNotified: boolean };

/** The order rows are locked, so that two deliveries of one event meet here and not at the unique key. */
async function lockOwners(tx: Tx, orderIds: string[]): Promise<Map<string, Owner>> {
  const rows = await tx.read<{ id: string; buyer_id: string; notified: string | null }>(
    `SELECT STRAIGHT_JOIN o.id, o.buyer_id, n.id AS notified FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) AS j
     JOIN orders AS o ON o.id = j.id LEFT JOIN notification AS n ON n.order_id = o.id AND n.kind = '${kind}' FOR UPDATE`,
    [JSON.stringify(inIdOrder(orderIds.filter(isBigint)))],
  );
  return new Map(rows.map((row) => [row.id, { buyerId: row.buyer_id, isNotified: row.notified !== null }]));
}

async function store(tx: Tx, made: { id: string; orderId: string; buyerId: string }[]): Promise<void> {
  await tx.write(
    `INSERT INTO notification (id, order_id, buyer_id, kind, created_at)
     SELECT j.id, j.order_id, j.buyer_id, '${kind}', ? FROM JSON_TABLE(?, '$[*]' COLUMNS (
       id BIGINT PATH '$.id', order_id BIGINT PATH '$.orderId', buyer_id VARCHAR(64) PATH '$.buyerId')) AS j`,
    [await tx.now(), JSON.stringify(made)],
  );
  await appendEvents(
    tx,
    made.map(
      ({ id, orderId, buyerId }) =>
        ({
          type: "notification.sent",
          message: { orderId, buyerId, kind, notificationId: id },
          sequence: 1,
          orderId,
        }) as PendingEvent,
    ),
  );
}
