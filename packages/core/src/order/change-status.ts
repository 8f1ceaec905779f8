import type { OrderStatus } from "@orderdeck/db/vocabulary";
import { appendEvents, type PendingEvent } from "../outbox/index.ts";
import type { Tx } from "../transaction.ts";
import type { LockedOrder } from "./queries.ts";
import { assertCanBecome } from "./rules.ts";

export type StatusChange = {
  order: LockedOrder;
  to: OrderStatus;
  reason?: string;
  /** The event of this change; its sequence is the order's new one. */
  eventOf: (order: LockedOrder) => Pick<PendingEvent, "type" | "message">;
};

/**
 * The one way an existing order changes its status: guarded by the status and sequence read under the lock, with its
 * history row and its event, a statement per table for the whole batch. The orders passed in are changed too.
 */
export async function changeStatus(tx: Tx, changes: StatusChange[]): Promise<void> {
  if (changes.length === 0) return;
  const now = await tx.now();
  const rows = changes.map(({ order, to, reason, eventOf }) => {
    assertCanBecome(order, to);
    const from = order.status;
    order.status = to;
    order.sequence += 1;
    return {
      orderId: order.orderId,
      from,
      to,
      sequence: order.sequence,
      reason: reason ?? null,
      eventId: tx.nextId(),
      event: eventOf(order),
    };
  });
  const list = JSON.stringify(rows.map(({ event, ...row }) => row));
  const columns = `order_id BIGINT PATH '$.orderId', from_status VARCHAR(20) PATH '$.from', to_status VARCHAR(20) PATH '$.to',
    sequence INT PATH '$.sequence', reason VARCHAR(500) PATH '$.reason', event_id BIGINT PATH '$.eventId'`;
  const { affectedRows } = await tx.write(
    `UPDATE orders AS o JOIN JSON_TABLE(?, '$[*]' COLUMNS (${columns})) AS j ON j.order_id = o.id AND o.sequence = j.sequence - 1
     SET o.status = j.to_status, o.sequence = j.sequence, o.updated_at = ?`,
    [list, now],
  );
  if (affectedRows !== rows.length) throw new Error("an order changed under its own lock");
  await tx.write(
    `INSERT INTO order_history (order_id, sequence, from_status, to_status, actor_kind, actor_id, reason, event_id, trace_id, occurred_at)
     SELECT j.order_id, j.sequence, j.from_status, j.to_status, ?, ?, j.reason, j.event_id, ?, ? FROM JSON_TABLE(?, '$[*]' COLUMNS (${columns})) AS j`,
    [tx.actor.kind, tx.actor.id, tx.trace.traceId, now, list],
  );
  await appendEvents(
    tx,
    rows.map(({ event, sequence, orderId, eventId }) => ({ ...event, sequence, orderId, eventId }) as PendingEvent),
  );
}
