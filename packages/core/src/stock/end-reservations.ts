import type { OrderStatus } from "@orderdeck/db/vocabulary";
import { DomainError } from "../errors.ts";
import { isBigint, lockOrders, readLines } from "../order/queries.ts";
import { appendEvents, type PendingEvent } from "../outbox/index.ts";
import type { DecodedRecord, Outcome } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { inIdOrder, insertMovements, lockStock, type NewMovement, storeLevels } from "./queries.ts";

type Ending = {
  kind: "deduct" | "release";
  event: "stock.deducted" | "stock.released";
  /** Statuses in which this end is right. */
  when: readonly OrderStatus[];
};

/**
 * Ends the reservations of a batch of orders, merged per product: orders locked by id, then stock by id, one statement
 * per table. Only the order's status decides: an event that does not fit it is refused. The ledger's unique key on
 * (order, product, stage) is what makes a second delivery `already`; a reservation ends once, whichever way.
 */
export async function endReservations(tx: Tx, records: DecodedRecord[], ending: Ending): Promise<Outcome[]> {
  const orderIds = [...new Set(records.map(orderIdOf))];
  const orders = await lockOrders(tx, orderIds);
  const ends = await readEnds(tx, orderIds);
  const lines = await readLines(tx, orderIds);
  const seen = new Set<string>();
  const ready: string[] = [];
  const outcomes = records.map((record): Outcome => {
    const orderId = orderIdOf(record);
    const order = orders.get(orderId);
    if (!order) return refused("NOT_FOUND", "no such order", { orderId });
    if (!ending.when.includes(order.status)) {
      return refused("INVALID_STATE", `an order that is ${order.status} has nothing to ${ending.kind}`, {
        orderId,
        status: order.status,
      });
    }
    const end = ends.get(orderId);
    if (end !== undefined && end !== ending.kind) {
      return refused("INVALID_STATE", `the reservation already ended as ${end}`, { orderId });
    }
    if (end !== undefined || seen.has(orderId)) return { kind: "already" };
    seen.add(orderId);
    ready.push(orderId);
    return { kind: "applied" };
  });
  if (ready.length > 0) await apply(tx, ready, ending, lines, orders);
  return outcomes;
}

async function apply(
  tx: Tx,
  orderIds: string[],
  ending: Ending,
  lines: Awaited<ReturnType<typeof readLines>>,
  orders: Awaited<ReturnType<typeof lockOrders>>,
): Promise<void> {
  const productIds = orderIds.flatMap((orderId) => (lines.get(orderId) ?? []).map((line) => line.productId));
  const levels = await lockStock(tx, productIds);
  const movements: NewMovement[] = [];
  const events: PendingEvent[] = [];
  for (const orderId of orderIds) {
    const moved = (lines.get(orderId) ?? []).map(({ productId, quantity }) => {
      const level = levels.get(productId);
      if (!level) throw new Error(`order ${orderId} has a line without a stock row`);
      level.reserved -= quantity;
      if (ending.kind === "deduct") {
        level.onHand -= quantity;
        level.sold += quantity;
      }
      level.version += 1;
      movements.push({
        id: tx.nextId(),
        productId,
        kind: ending.kind,
        quantity,
        orderId,
        stage: "end",
        onHandAfter: level.onHand,
        reservedAfter: level.reserved,
        stockVersion: level.version,
      });
      return { productId, quantity, onHand: level.onHand, reserved: level.reserved, stockVersion: level.version };
    });
    const buyerId = orders.get(orderId)?.buyerId;
    events.push({
      type: ending.event,
      message: { orderId, lines: moved, buyerId },
      sequence: 1,
      orderId,
    } as PendingEvent);
  }
  await insertMovements(tx, movements);
  await storeLevels(tx, levels);
  await appendEvents(tx, events);
}

const orderIdOf = (record: DecodedRecord): string => (record.message as unknown as { orderId: string }).orderId;

const refused = (code: "NOT_FOUND" | "INVALID_STATE", message: string, details: Record<string, unknown>): Outcome => ({
  kind: "refused",
  error: new DomainError(code, message, details),
});

async function readEnds(tx: Tx, orderIds: string[]): Promise<Map<string, string>> {
  const rows = await tx.read<{ order_id: string; kind: string }>(
    `SELECT STRAIGHT_JOIN m.order_id, m.kind FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) AS j
     JOIN stock_movement AS m ON m.order_id = j.id WHERE m.stage = 'end'`,
    [JSON.stringify(inIdOrder(orderIds.filter(isBigint)))],
  );
  return new Map(rows.map((row) => [row.order_id, row.kind]));
}
