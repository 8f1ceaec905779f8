import {
  deadLetter,
  deadLetterHistory,
  notification,
  orderHistory,
  outbox,
  payment,
  paymentCallback,
  refund,
  stockMovement,
} from "@orderdeck/db/schema";
import { asc, eq, inArray } from "drizzle-orm";
import type { Context } from "../context.ts";
import { readOnly, type Tx } from "../transaction.ts";
import { getOrder, type Order } from "./get.ts";
import type { StoryRef } from "./schemas.ts";

export type StoryLane = "shop" | "database" | "kafka" | "workers" | "payment";

/** One thing that happened to an order. `kind` says which sentence; `facts` fill it in. */
export type StoryStep = {
  at: string;
  lane: StoryLane;
  kind: string;
  facts: Record<string, unknown>;
  eventId?: string;
  topic?: string;
  partition?: number;
  offset?: string;
  /** Since the cause of this step: commit to broker for an event, event to effect for a handler. */
  durationMs?: number;
};

export type OrderStory = { order: Order; steps: StoryStep[] };

/** From the rows alone: what the database decided, what Kafka acknowledged, what handlers did, what failed. */
export async function getOrderStory(ctx: Context, { orderId }: StoryRef): Promise<OrderStory> {
  return readOnly(ctx, async (tx) => {
    const order = await getOrder(tx, { orderId });
    const steps = [
      ...(await statusSteps(tx, orderId)),
      ...(await eventSteps(tx, orderId)),
      ...(await stockSteps(tx, orderId)),
      ...(await paymentSteps(tx, orderId)),
      ...(await deadLetterSteps(tx, orderId)),
    ];
    return { order, steps: steps.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : rank[a.lane] - rank[b.lane])) };
  });
}

/** Of one transaction's steps, which millisecond cannot order: cause before effect. */
const rank: Record<StoryLane, number> = { payment: 0, shop: 1, workers: 2, database: 3, kafka: 4 };

async function statusSteps(tx: Tx, orderId: string): Promise<StoryStep[]> {
  const rows = await tx.orm
    .select()
    .from(orderHistory)
    .where(eq(orderHistory.orderId, orderId))
    .orderBy(asc(orderHistory.sequence));
  return rows.map((row) => ({
    at: row.occurredAt.toISOString(),
    lane: row.toStatus === "expired" ? "workers" : "shop",
    kind: `order.${row.toStatus}`,
    facts: {
      from: row.fromStatus,
      sequence: row.sequence,
      actorKind: row.actorKind,
      actorId: row.actorId,
      reason: row.reason,
      traceId: row.traceId,
    },
    eventId: row.eventId,
  }));
}

async function eventSteps(tx: Tx, orderId: string): Promise<StoryStep[]> {
  const rows = await tx.orm.select().from(outbox).where(eq(outbox.orderId, orderId)).orderBy(asc(outbox.id));
  return rows.map((row) => ({
    at: (row.sentAt ?? row.createdAt).toISOString(),
    lane: "kafka",
    kind: row.sentAt ? `${row.kind}.sent` : `${row.kind}.waiting`,
    facts: { headers: row.headers, size: row.value?.length ?? 0, createdAt: row.createdAt.toISOString() },
    topic: row.topic,
    ...(row.kind === "event" && { eventId: row.id }),
    ...(row.sentAt &&
      row.offset !== null && {
        partition: row.partition ?? 0,
        offset: row.offset,
        durationMs: +row.sentAt - +row.createdAt,
      }),
  }));
}

async function stockSteps(tx: Tx, orderId: string): Promise<StoryStep[]> {
  const movements = await tx.orm
    .select()
    .from(stockMovement)
    .where(eq(stockMovement.orderId, orderId))
    .orderBy(asc(stockMovement.id));
  const notes = await tx.orm.select().from(notification).where(eq(notification.orderId, orderId));
  return [
    ...movements.map(
      (row): StoryStep => ({
        at: row.createdAt.toISOString(),
        lane: row.kind === "reserve" ? "database" : "workers",
        kind: `stock.${row.kind}`,
        facts: {
          productId: row.productId,
          quantity: row.quantity,
          onHandAfter: row.onHandAfter,
          reservedAfter: row.reservedAfter,
          handler: row.actorId,
        },
      }),
    ),
    ...notes.map(
      (row): StoryStep => ({
        at: row.createdAt.toISOString(),
        lane: "workers",
        kind: "buyer.notified",
        facts: { notificationId: row.id },
      }),
    ),
  ];
}

async function paymentSteps(tx: Tx, orderId: string): Promise<StoryStep[]> {
  const payments = await tx.orm.select().from(payment).where(eq(payment.orderId, orderId));
  const ids = payments.map((row) => row.id);
  const callbacks =
    ids.length === 0 ? [] : await tx.orm.select().from(paymentCallback).where(inArray(paymentCallback.paymentId, ids));
  const refunds = await tx.orm.select().from(refund).where(eq(refund.orderId, orderId));
  return [
    ...payments.map(
      (row): StoryStep => ({
        at: row.createdAt.toISOString(),
        lane: "payment",
        kind: "payment.started",
        facts: { paymentId: row.id, provider: row.provider, amountCents: row.amountCents, currency: row.currency },
      }),
    ),
    ...callbacks.map(
      (row): StoryStep => ({
        at: row.receivedAt.toISOString(),
        lane: "payment",
        kind: `callback.${row.outcome}`,
        facts: { paymentId: row.paymentId, type: row.type, amountCents: row.amountCents, currency: row.currency },
      }),
    ),
    ...refunds.map(
      (row): StoryStep => ({
        at: row.createdAt.toISOString(),
        lane: "workers",
        kind: "refund.requested",
        facts: { refundId: row.id, amountCents: row.amountCents, currency: row.currency, reason: row.reason },
      }),
    ),
  ];
}

async function deadLetterSteps(tx: Tx, orderId: string): Promise<StoryStep[]> {
  const letters = await tx.orm.select().from(deadLetter).where(eq(deadLetter.orderId, orderId));
  const ids = letters.map((row) => row.id);
  const history =
    ids.length === 0
      ? []
      : await tx.orm.select().from(deadLetterHistory).where(inArray(deadLetterHistory.deadLetterId, ids));
  return history.map((row): StoryStep => {
    const letter = letters.find((one) => one.id === row.deadLetterId);
    const facts = {
      deadLetterId: row.deadLetterId,
      group: letter?.group,
      deadLetterReason: letter?.reason,
      error: letter?.errorMessage,
      reason: row.reason,
      ...row.details,
    };
    return { at: row.occurredAt.toISOString(), lane: "workers", kind: `dead-letter.${row.action}`, facts };
  });
}
