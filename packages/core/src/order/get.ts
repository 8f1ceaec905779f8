import { orderHistory, orderLine, orders, payment, refund, stockMovement } from "@orderdeck/db/schema";
import { and, asc, eq } from "drizzle-orm";
import type { Context } from "../context.ts";
import { DomainError } from "../errors.ts";
import { readOnly, type Tx } from "../transaction.ts";
import { isOrderSecret, maySee, orderSecret } from "./owner.ts";
import type { OrderRef } from "./schemas.ts";

export type Order = Awaited<ReturnType<typeof getOrder>>;

/** One order with its lines, history, payments and what became of its stock. */
export async function getOrder(ctx: Context, { orderId, secret }: OrderRef) {
  return readOnly(ctx, async (tx) => {
    const [row] = await tx.orm.select().from(orders).where(eq(orders.id, orderId));
    const bySecret = isOrderSecret(tx.settings.authSecret, orderId, secret);
    if (!row || !(bySecret || maySee(tx.actor, row.buyerId)))
      throw new DomainError("NOT_FOUND", "no such order", { orderId });
    const { lines, history, payments, refunds, ends } = await partsOf(tx, orderId);
    return {
      orderId,
      status: row.status,
      sequence: row.sequence,
      totalCents: row.totalCents,
      currency: row.currency,
      expiresAt: row.expiresAt.toISOString(),
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
      buyerId: row.buyerId,
      recipient: { name: row.recipientName, phone: row.recipientPhone, address: row.recipientAddress },
      secret: orderSecret(tx.settings.authSecret, orderId),
      stock: stockOutcome(ends.map((end) => end.kind)),
      lines: lines.map((line) => ({
        productId: line.productId,
        sku: line.sku,
        name: { en: line.nameEn, "zh-CN": line.nameZh },
        picture: line.picture,
        quantity: line.quantity,
        priceCents: line.priceCents,
      })),
      payments: payments.map((one) => ({
        paymentId: one.id,
        status: one.status,
        provider: one.provider,
        amountCents: one.amountCents,
        currency: one.currency,
        createdAt: one.createdAt.toISOString(),
        settledAt: one.settledAt?.toISOString() ?? null,
      })),
      refunds: refunds.map((one) => ({
        refundId: one.id,
        paymentId: one.paymentId,
        amountCents: one.amountCents,
        status: one.status,
        reason: one.reason,
      })),
      history: history.map((step) => ({
        sequence: step.sequence,
        from: step.fromStatus,
        to: step.toStatus,
        actorKind: step.actorKind,
        reason: step.reason,
        at: step.occurredAt.toISOString(),
      })),
    };
  });
}

async function partsOf(tx: Tx, orderId: string) {
  const lines = await tx.orm.select().from(orderLine).where(eq(orderLine.orderId, orderId));
  const history = await tx.orm
    .select()
    .from(orderHistory)
    .where(eq(orderHistory.orderId, orderId))
    .orderBy(asc(orderHistory.sequence));
  const payments = await tx.orm.select().from(payment).where(eq(payment.orderId, orderId)).orderBy(asc(payment.id));
  const refunds = await tx.orm.select().from(refund).where(eq(refund.orderId, orderId));
  const ends = await tx.orm
    .select({ kind: stockMovement.kind })
    .from(stockMovement)
    .where(and(eq(stockMovement.orderId, orderId), eq(stockMovement.stage, "end")));
  return { lines, history, payments, refunds, ends };
}

function stockOutcome(kinds: string[]): "reserved" | "deducted" | "released" {
  if (kinds.includes("deduct")) return "deducted";
  return kinds.includes("release") ? "released" : "reserved";
}
