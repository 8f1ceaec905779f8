import { payment, sandboxCallback } from "@orderdeck/db/schema";
import { eq } from "drizzle-orm";
import type { Context } from "../context.ts";
import { DomainError } from "../errors.ts";
import { maySee } from "../order/owner.ts";
import { lockOrders } from "../order/queries.ts";
import { inTransaction } from "../transaction.ts";
import type { CompleteSandboxPayment } from "./schemas.ts";

/** How long the "slow" provider takes. */
const slowMs = 5_000;

/**
 * What the buyer chose on the sandbox's pay page. Only promises a callback, kept in the provider's own table; the order
 * changes when the signed callback arrives, like with any provider. Returns the callbacks to deliver at once.
 */
export async function completeSandboxPayment(
  ctx: Context,
  input: CompleteSandboxPayment,
): Promise<{ callbackIds: string[] }> {
  if (ctx.settings.paymentProvider !== "sandbox") throw new DomainError("NOT_FOUND", "there is no sandbox here");
  return inTransaction(ctx, async (tx) => {
    const [row] = await tx.orm.select().from(payment).where(eq(payment.id, input.paymentId));
    const order = row && (await lockOrders(tx, [row.orderId])).get(row.orderId);
    if (!row || !order || !maySee(tx.actor, order.buyerId))
      throw new DomainError("NOT_FOUND", "no such payment", { paymentId: input.paymentId });
    const now = await tx.now();
    const scenario = input.scenario ?? "normal";
    const body = JSON.stringify({
      id: `evt_${tx.nextId()}`,
      type: `payment.${input.outcome}`,
      paymentId: row.id,
      orderId: row.orderId,
      amountCents: scenario === "wrong_amount" ? row.amountCents + 1 : row.amountCents,
      currency: row.currency,
    });
    const dueAt = {
      slow: now.getTime() + slowMs,
      late: order.expiresAt.getTime() + slowMs,
      normal: now.getTime(),
      twice: now.getTime(),
      wrong_amount: now.getTime(),
    };
    const callbackIds = scenario === "twice" ? [tx.nextId(), tx.nextId()] : [tx.nextId()];
    await tx.orm.insert(sandboxCallback).values(
      callbackIds.map((id) => ({
        id,
        paymentId: row.id,
        scenario,
        body,
        attempts: 0,
        nextAttemptAt: new Date(dueAt[scenario]),
        createdAt: now,
      })),
    );
    return { callbackIds: scenario === "slow" || scenario === "late" ? [] : callbackIds };
  });
}
