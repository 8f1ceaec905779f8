import { recordAudit } from "../audit/record.ts";
import type { Context } from "../context.ts";
import { DomainError } from "../errors.ts";
import { inTransaction } from "../transaction.ts";
import { changeStatus } from "./change-status.ts";
import { getOrder, type Order } from "./get.ts";
import { maySee } from "./owner.ts";
import { lockOrders } from "./queries.ts";
import type { CancelOrder } from "./schemas.ts";

/** By the buyer who owns it or by staff, while it awaits payment; release-stock gives the units back. */
export async function cancelOrder(ctx: Context, input: CancelOrder): Promise<Order> {
  return inTransaction(ctx, async (tx) => {
    const order = (await lockOrders(tx, [input.orderId])).get(input.orderId);
    if (!order || !maySee(tx.actor, order.buyerId))
      throw new DomainError("NOT_FOUND", "no such order", { orderId: input.orderId });
    if (order.status === "cancelled") return getOrder(tx, { orderId: input.orderId });
    const by = order.buyerId === tx.actor.id ? "buyer" : "operator";
    await changeStatus(tx, [
      {
        order,
        to: "cancelled",
        reason: input.reason ?? by,
        eventOf: ({ orderId, buyerId }) => ({ type: "order.cancelled", message: { orderId, buyerId, reason: by } }),
      },
    ]);
    if (by === "operator")
      await recordAudit(tx, {
        action: "order.cancel",
        subject: order.orderId,
        details: { reason: input.reason ?? null },
      });
    return getOrder(tx, { orderId: input.orderId });
  });
}
