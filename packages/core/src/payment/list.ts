import { orders, payment, paymentCallback, sandboxCallback } from "@orderdeck/db/schema";
import { and, asc, desc, eq, lt } from "drizzle-orm";
import type { Context } from "../context.ts";
import { DomainError } from "../errors.ts";
import { maySee } from "../order/owner.ts";
import { idCursor, type Paged, pageOf, pageSize } from "../schemas.ts";
import { readOnly } from "../transaction.ts";
import type { ListPayments, PaymentRef } from "./schemas.ts";

export type PaymentRow = ReturnType<typeof paymentOf>;

function paymentOf(row: typeof payment.$inferSelect) {
  return {
    paymentId: row.id,
    orderId: row.orderId,
    provider: row.provider,
    status: row.status,
    amountCents: row.amountCents,
    currency: row.currency,
    createdAt: row.createdAt.toISOString(),
    settledAt: row.settledAt?.toISOString() ?? null,
  };
}

/** Newest first. */
export async function listPayments(ctx: Context, input: ListPayments): Promise<Paged<PaymentRow>> {
  const limit = input.limit ?? pageSize;
  const before = idCursor(input.cursor);
  return readOnly(ctx, async (tx) => {
    const rows = await tx.orm
      .select()
      .from(payment)
      .where(
        and(
          input.status ? eq(payment.status, input.status) : undefined,
          input.orderId ? eq(payment.orderId, input.orderId) : undefined,
          before ? lt(payment.id, before) : undefined,
        ),
      )
      .orderBy(desc(payment.id))
      .limit(limit + 1);
    return pageOf(rows, limit, (row) => row.id, paymentOf);
  });
}

/** One payment with the order it pays for; its callbacks for staff. */
export async function getPayment(ctx: Context, { paymentId }: PaymentRef) {
  return readOnly(ctx, async (tx) => {
    const [row] = await tx.orm
      .select()
      .from(payment)
      .innerJoin(orders, eq(orders.id, payment.orderId))
      .where(eq(payment.id, paymentId));
    if (!row || !maySee(tx.actor, row.orders.buyerId))
      throw new DomainError("NOT_FOUND", "no such payment", { paymentId });
    const callbacks =
      tx.actor.role === undefined
        ? []
        : await tx.orm
            .select()
            .from(paymentCallback)
            .where(eq(paymentCallback.paymentId, paymentId))
            .orderBy(asc(paymentCallback.id));
    const deliveries = await tx.orm
      .select()
      .from(sandboxCallback)
      .where(eq(sandboxCallback.paymentId, paymentId))
      .orderBy(asc(sandboxCallback.id));
    return {
      ...paymentOf(row.payment),
      orderStatus: row.orders.status,
      expiresAt: row.orders.expiresAt.toISOString(),
      callbacks: callbacks.map((one) => ({
        providerEventId: one.providerEventId.replace(/~[\w-]{16}$/, ""),
        type: one.type,
        outcome: one.outcome,
        orderId: one.orderId,
        amountCents: one.amountCents,
        currency: one.currency,
        receivedAt: one.receivedAt.toISOString(),
      })),
      deliveries: deliveries.map((one) => ({
        scenario: one.scenario,
        attempts: one.attempts,
        lastStatus: one.lastStatus,
        nextAttemptAt: one.deliveredAt ? null : (one.nextAttemptAt?.toISOString() ?? null),
        deliveredAt: one.deliveredAt?.toISOString() ?? null,
      })),
    };
  });
}
