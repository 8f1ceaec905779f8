import { payment } from "@orderdeck/db/schema";
import { eq } from "drizzle-orm";
import type { Context } from "../context.ts";
import { DomainError } from "../errors.ts";
import { isOrderSecret, maySee } from "../order/owner.ts";
import { lockOrders } from "../order/queries.ts";
import { inTransaction } from "../transaction.ts";
import type { StartPayment } from "./schemas.ts";

/** The pending payment of an order that awaits one; made if there is none. `payUrl` is a path on this shop's address. */
export async function startPayment(
  ctx: Context,
  { orderId, secret }: StartPayment,
): Promise<{ paymentId: string; payUrl: string }> {
  return inTransaction(ctx, async (tx) => {
    const order = (await lockOrders(tx, [orderId])).get(orderId);
    const isAllowed =
      order && (maySee(tx.actor, order.buyerId) || isOrderSecret(tx.settings.authSecret, orderId, secret));
    if (!order || !isAllowed) throw new DomainError("NOT_FOUND", "no such order", { orderId });
    if (order.status !== "awaiting_payment") {
      throw new DomainError("INVALID_STATE", `an order that is ${order.status} takes no payment`, {
        orderId,
        status: order.status,
      });
    }
    const [pending] = await tx.orm.select({ id: payment.id }).from(payment).where(eq(payment.pendingOrderId, orderId));
    if (pending) return { paymentId: pending.id, payUrl: `/pay/${pending.id}` };
    const paymentId = tx.nextId();
    await tx.orm.insert(payment).values({
      id: paymentId,
      orderId,
      provider: tx.settings.paymentProvider,
      status: "pending",
      pendingOrderId: orderId,
      amountCents: order.totalCents,
      currency: order.currency,
      createdAt: await tx.now(),
    });
    return { paymentId, payUrl: `/pay/${paymentId}` };
  });
}
