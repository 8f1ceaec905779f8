import { appendEvents, type PendingEvent } from "../outbox/index.ts";
import { insertMovements } from "../stock/queries.ts";
import type { Tx } from "../transaction.ts";
import type { NewOrder, Offer } from "./decide-submits.ts";

/** The rows of a batch of new orders: one statement per table, whatever the size of the batch. */
export async function storeNewOrders(
  tx: Tx,
  orders: NewOrder[],
  offers: Map<string, Offer>,
  expiresAt: Date,
): Promise<void> {
  const now = await tx.now();
  const eventIds = orders.map(() => tx.nextId());
  await insertOrders(tx, orders, now, expiresAt);
  await insertLines(tx, orders);
  await insertHistory(tx, orders, eventIds, now);
  await insertMovements(
    tx,
    orders.flatMap(({ orderId, input, lines }) =>
      lines.map((line) => ({
        id: tx.nextId(),
        productId: line.productId,
        kind: "reserve" as const,
        quantity: line.quantity,
        orderId,
        stage: "reserve" as const,
        onHandAfter: line.onHand,
        reservedAfter: line.reservedAfter,
        stockVersion: line.stockVersion,
        actorId: input.buyerId,
      })),
    ),
  );
  await storeReserved(tx, offers, now);
  await appendEvents(
    tx,
    orders.map((order, index) => submitted(order, eventIds[index] as string, expiresAt)),
  );
}

function submitted(
  { orderId, input, lines, totalCents, currency }: NewOrder,
  eventId: string,
  expiresAt: Date,
): PendingEvent {
  return {
    type: "order.submitted",
    message: {
      orderId,
      buyerId: input.buyerId,
      lines: lines.map(({ productId, quantity, priceCents }) => ({ productId, quantity, priceCents })),
      totalCents,
      currency,
      expiresAt: expiresAt.toISOString(),
    },
    sequence: 1,
    orderId,
    eventId,
    traceparent: input.trace.traceparent,
  } as PendingEvent;
}

async function insertOrders(tx: Tx, orders: NewOrder[], now: Date, expiresAt: Date): Promise<void> {
  const rows = orders.map(({ orderId, input, hash, totalCents, currency }) => ({
    id: orderId,
    b: input.buyerId,
    r: input.requestId.toLowerCase(),
    h: hash,
    t: totalCents,
    c: currency,
    n: input.recipient.name,
    p: input.recipient.phone,
    a: input.recipient.address,
  }));
  await tx.write(
    `INSERT INTO orders (id, buyer_id, request_id, request_hash, status, sequence, total_cents, currency,
       recipient_name, recipient_phone, recipient_address, expires_at, created_at, updated_at)
     SELECT j.id, j.b, j.r, j.h, 'awaiting_payment', 1, j.t, j.c, j.n, j.p, j.a, ?, ?, ?
     FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$.id', b VARCHAR(64) PATH '$.b', r CHAR(36) PATH '$.r', h CHAR(43) PATH '$.h',
       t BIGINT PATH '$.t', c CHAR(3) PATH '$.c', n VARCHAR(100) PATH '$.n', p VARCHAR(40) PATH '$.p', a VARCHAR(500) PATH '$.a')) AS j`,
    [expiresAt, now, now, JSON.stringify(rows)],
  );
}

async function insertLines(tx: Tx, orders: NewOrder[]): Promise<void> {
  const rows = orders.flatMap(({ orderId, lines }) =>
    lines.map((line) => ({
      o: orderId,
      p: line.productId,
      q: line.quantity,
      c: line.priceCents,
      s: line.sku,
      e: line.nameEn,
      z: line.nameZh,
      i: line.picture,
    })),
  );
  await tx.write(
    `INSERT INTO order_line (order_id, product_id, quantity, price_cents, sku, name_en, name_zh, picture)
     SELECT j.o, j.p, j.q, j.c, j.s, j.e, j.z, j.i
     FROM JSON_TABLE(?, '$[*]' COLUMNS (o BIGINT PATH '$.o', p BIGINT PATH '$.p', q INT PATH '$.q', c BIGINT PATH '$.c',
       s VARCHAR(64) PATH '$.s', e VARCHAR(200) PATH '$.e', z VARCHAR(200) PATH '$.z', i VARCHAR(200) PATH '$.i')) AS j`,
    [JSON.stringify(rows)],
  );
}

async function insertHistory(tx: Tx, orders: NewOrder[], eventIds: string[], now: Date): Promise<void> {
  const rows = orders.map(({ orderId, input }, index) => ({
    o: orderId,
    b: input.buyerId,
    k: input.buyerId.startsWith("u") ? "user" : "guest",
    e: eventIds[index],
    t: input.trace.traceId,
  }));
  await tx.write(
    `INSERT INTO order_history (order_id, sequence, from_status, to_status, actor_kind, actor_id, event_id, trace_id, occurred_at)
     SELECT j.o, 1, NULL, 'awaiting_payment', j.k, j.b, j.e, j.t, ?
     FROM JSON_TABLE(?, '$[*]' COLUMNS (o BIGINT PATH '$.o', b VARCHAR(64) PATH '$.b', k VARCHAR(10) PATH '$.k', e BIGINT PATH '$.e', t CHAR(32) PATH '$.t')) AS j`,
    [now, JSON.stringify(rows)],
  );
}

async function storeReserved(tx: Tx, offers: Map<string, Offer>, now: Date): Promise<void> {
  const rows = [...offers.values()].map(({ productId, reserved, version }) => ({ productId, reserved, version }));
  await tx.write(
    `UPDATE stock AS s JOIN JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$.productId', r BIGINT PATH '$.reserved', v BIGINT PATH '$.version')) AS j
       ON j.id = s.product_id SET s.reserved = j.r, s.version = j.v, s.updated_at = ?`,
    [JSON.stringify(rows), now],
  );
}
