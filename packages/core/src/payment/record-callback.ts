import { createHash } from "node:crypto";
import type { CallbackOutcome, PaymentStatus } from "@orderdeck/db/vocabulary";
import type { Context } from "../context.ts";
import { isContention, isDuplicateKey } from "../errors.ts";
import { changeStatus, type StatusChange } from "../order/change-status.ts";
import { isBigint, lockOrders } from "../order/queries.ts";
import { appendEvents, type PendingEvent } from "../outbox/index.ts";
import { CommitUnknown, inTransaction, type Tx } from "../transaction.ts";
import { findCallbacks, findOrderIds, insertCallbacks, lockPayments, settlePayments } from "./queries.ts";
import { decideCallback } from "./rules.ts";
import type { PaymentCallback } from "./schemas.ts";

/**
 * Records callbacks whose signature was checked, a batch in one transaction: orders locked by id, then payments. Every
 * callback of a known payment is stored once per provider event id; a repeat answers what the first one came to.
 */
export async function recordCallbacks(ctx: Context, callbacks: PaymentCallback[]): Promise<CallbackOutcome[]> {
  try {
    return await inTransaction(ctx, (tx) => recordBatch(tx, callbacks));
  } catch (error) {
    if (!isDuplicateKey(error) && !isContention(error) && !(error instanceof CommitUnknown)) throw error;
    return inTransaction(ctx, (tx) => recordBatch(tx, callbacks));
  }
}

export async function recordCallback(ctx: Context, callback: PaymentCallback): Promise<CallbackOutcome> {
  const [outcome] = await recordCallbacks(ctx, [callback]);
  return outcome as CallbackOutcome;
}

async function recordBatch(tx: Tx, callbacks: PaymentCallback[]): Promise<CallbackOutcome[]> {
  const paymentIds = callbacks.map((callback) => callback.paymentId).filter(isBigint);
  const orders = await lockOrders(tx, await findOrderIds(tx, paymentIds));
  const payments = await lockPayments(tx, paymentIds);
  const known = await findCallbacks(tx, callbacks.map(eventKey));
  const paidAt = (await tx.now()).toISOString();
  const stored: { callback: PaymentCallback; key: string; outcome: CallbackOutcome }[] = [];
  const settled: { paymentId: string; status: PaymentStatus }[] = [];
  const changes: StatusChange[] = [];
  const events: PendingEvent[] = [];

  const outcomes = callbacks.map((callback): CallbackOutcome => {
    const payment = payments.get(callback.paymentId);
    const order = payment && orders.get(payment.orderId);
    if (!payment || !order) return "unknown";
    const key = eventKey(callback);
    const first = known.get(key);
    if (first) return first === "applied" ? "already" : first;
    const decided = decideCallback(callback, payment, order.status);
    // Another callback of this batch may have paid the order: its change is decided, not yet written.
    const outcome =
      decided === "applied" && changes.some((change) => change.order === order) ? "refund_required" : decided;
    known.set(key, outcome);
    stored.push({ callback, key, outcome });
    const about = {
      orderId: order.orderId,
      paymentId: callback.paymentId,
      amountCents: payment.amountCents,
      currency: payment.currency,
      buyerId: order.buyerId,
    };
    if (outcome === "applied") {
      payment.status = "succeeded";
      settled.push({ paymentId: callback.paymentId, status: "succeeded" });
      changes.push({
        order,
        to: "paid",
        reason: "payment succeeded",
        eventOf: (paid) => paidEvent(paid, callback.paymentId, payment, paidAt),
      });
    } else if (outcome === "refund_required") {
      payment.status = "refund_required";
      settled.push({ paymentId: callback.paymentId, status: "refund_required" });
      const reason = order.status === "awaiting_payment" ? "order_paid" : `order_${order.status}`;
      events.push({
        type: "payment.refund_required",
        message: { ...about, reason },
        sequence: 1,
        orderId: order.orderId,
      } as PendingEvent);
    } else if (outcome === "failed") {
      events.push({
        type: "payment.failed",
        message: { ...about, reason: "declined" },
        sequence: 1,
        orderId: order.orderId,
      } as PendingEvent);
    }
    return outcome;
  });
  await changeStatus(tx, changes);
  await settlePayments(tx, settled);
  await insertCallbacks(tx, stored);
  await appendEvents(tx, events);
  return outcomes;
}

function paidEvent(
  order: { orderId: string; buyerId: string },
  paymentId: string,
  payment: { amountCents: number; currency: string },
  paidAt: string,
): Pick<PendingEvent, "type" | "message"> {
  const { orderId, buyerId } = order;
  return {
    type: "order.paid",
    message: { orderId, buyerId, paymentId, totalCents: payment.amountCents, currency: payment.currency, paidAt },
  };
}

/**
 * The provider's event id; the same id with other content is another event, stored and judged apart, so that a repeat
 * with a changed amount is on record instead of taking the first one's answer.
 */
function eventKey({ id, type, paymentId, orderId, amountCents, currency }: PaymentCallback): string {
  const content = createHash("sha256")
    .update(JSON.stringify([type, paymentId, orderId, amountCents, currency]))
    .digest("base64url");
  return `${id}~${content.slice(0, 16)}`;
}
