import type { Context } from "../context.ts";
import { inTransaction } from "../transaction.ts";
import { changeStatus } from "./change-status.ts";
import { lockOrders } from "./queries.ts";

/**
 * Expires up to `limit` orders whose deadline has passed; returns how many. The candidates are read without a lock and
 * then locked by id and looked at again, so that a payment in between wins and no engine needs SKIP LOCKED.
 */
export async function expireOrders(ctx: Context, { limit }: { limit: number }): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const now = await tx.now();
    const due = await tx.read<{ id: string }>(
      "SELECT id FROM orders WHERE status = 'awaiting_payment' AND expires_at <= ? ORDER BY expires_at LIMIT ?",
      [now, String(limit)],
    );
    if (due.length === 0) return 0;
    const orders = await lockOrders(
      tx,
      due.map((row) => row.id),
    );
    const expiring = [...orders.values()].filter(
      (order) => order.status === "awaiting_payment" && order.expiresAt <= now,
    );
    await changeStatus(
      tx,
      expiring.map((order) => ({
        order,
        to: "expired" as const,
        reason: "nobody paid in time",
        eventOf: ({ orderId, buyerId, expiresAt }) => ({
          type: "order.expired" as const,
          message: { orderId, buyerId, expiresAt: expiresAt.toISOString() },
        }),
      })),
    );
    return expiring.length;
  });
}
