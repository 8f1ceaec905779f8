import type { CallbackOutcome, OrderStatus, PaymentStatus } from "@orderdeck/db/vocabulary";
import type { PaymentCallback } from "./schemas.ts";

type PaymentFacts = { orderId: string; status: PaymentStatus; amountCents: number; currency: string };

/**
 * What a callback of a known payment does. Only a success that names the right order, amount and currency settles, and a
 * payment settles once. Good money for an order that is closed or already paid has to go back; it never revives an order.
 */
export function decideCallback(
  callback: PaymentCallback,
  payment: PaymentFacts,
  orderStatus: OrderStatus,
): Exclude<CallbackOutcome, "unknown"> {
  if (callback.type === "payment.failed") return "failed";
  const isMatching =
    callback.orderId === payment.orderId &&
    callback.amountCents === payment.amountCents &&
    callback.currency === payment.currency;
  if (!isMatching) return "mismatch";
  if (payment.status !== "pending") return "already";
  return orderStatus === "awaiting_payment" ? "applied" : "refund_required";
}
