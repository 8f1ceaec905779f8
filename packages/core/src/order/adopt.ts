import { notification, orders } from "@orderdeck/db/schema";
import { eq } from "drizzle-orm";
import type { Context } from "../context.ts";
import { inTransaction } from "../transaction.ts";

/** A guest's orders become the account's: at sign-in and with any signed-in request that still carries the cookie. */
export async function adoptGuestOrders(
  ctx: Context,
  { guestId, buyerId }: { guestId: string; buyerId: string },
): Promise<number> {
  if (guestId === buyerId) return 0;
  return inTransaction(ctx, async (tx) => {
    const [result] = await tx.orm.update(orders).set({ buyerId }).where(eq(orders.buyerId, guestId));
    await tx.orm.update(notification).set({ buyerId }).where(eq(notification.buyerId, guestId));
    return result.affectedRows;
  });
}
