import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  cancelOrder,
  expireOrders,
  getOrder,
  getOrderStory,
  type SubmittedOrder,
  submitOrders,
} from "../order/index.ts";
import type { DecodedRecord } from "../outcome.ts";
import { deductStock, getStock, releaseStock } from "../stock/index.ts";
import { aProduct, openTestShop, type TestShop } from "../testing/context.ts";
import { type PaymentCallback, recordCallback, recordCallbacks, requestRefund, startPayment } from "./index.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(() => shop.database.drop());

async function anOrder(quantity = 2) {
  const { productId } = await aProduct(shop, { onHand: 10 });
  const [order] = (await submitOrders(shop, [
    {
      requestId: randomUUID(),
      lines: [{ productId, quantity }],
      recipient: { name: "Li Na", phone: "13800000000", address: "1 Long Street" },
      buyerId: "gbuyer",
      isDerivedGuest: false,
      trace: shop.trace,
    },
  ])) as [SubmittedOrder];
  const { paymentId } = await startPayment(shop, { orderId: order.orderId });
  const success: PaymentCallback = {
    id: randomUUID(),
    type: "payment.succeeded",
    paymentId,
    orderId: order.orderId,
    amountCents: order.totalCents,
    currency: order.currency,
  };
  return { productId, orderId: order.orderId, paymentId, success };
}

const record = (type: string, message: Record<string, unknown>): DecodedRecord =>
  ({ type, message, topic: type, partition: 0, offset: "0", timestamp: "0" }) as unknown as DecodedRecord;
const statusOf = async (orderId: string) => (await getOrder(shop, { orderId })).status;
const kinds = (outcomes: { kind: string }[]) => outcomes.map((outcome) => outcome.kind);
const past = (minutes: number) => ({ ...shop, clock: () => new Date(Date.now() + minutes * 60_000) });

describe("recordCallbacks", () => {
  it("pays once, whatever the event id and however often it comes", async () => {
    const { orderId, success } = await anOrder();
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        recordCallback(shop, index % 2 ? success : { ...success, id: randomUUID() }),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === "applied")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "already")).toHaveLength(19);
    const order = await getOrder(shop, { orderId });
    expect(order).toMatchObject({ status: "paid", sequence: 2 });
    expect(order.history.map((step) => step.to)).toEqual(["awaiting_payment", "paid"]);
  });

  it("flags a wrong amount, currency or order, and a good callback later still pays", async () => {
    const { orderId, success } = await anOrder();
    const wrong = [
      { ...success, amountCents: 1 },
      { ...success, currency: "USD" },
      { ...success, orderId: "1" },
    ].map((one) => ({ ...one, id: randomUUID() }));
    expect(await recordCallbacks(shop, wrong)).toEqual(["mismatch", "mismatch", "mismatch"]);
    expect(await recordCallback(shop, { ...success, id: randomUUID(), type: "payment.failed" })).toBe("failed");
    expect(await statusOf(orderId)).toBe("awaiting_payment");
    expect(await recordCallback(shop, success)).toBe("applied");
    expect(await recordCallback(shop, { ...success, amountCents: 5 })).toBe("mismatch");
  });

  it("answers unknown for a payment nobody started", async () => {
    const { success } = await anOrder();
    expect(
      await recordCallbacks(shop, [
        { ...success, paymentId: "12345" },
        { ...success, paymentId: "no-id" },
      ]),
    ).toEqual(["unknown", "unknown"]);
  });

  it("pays after the deadline while nobody expired the order, and refunds after", async () => {
    const early = await anOrder();
    expect(await recordCallback(past(60), early.success)).toBe("applied");
    const late = await anOrder();
    expect(await expireOrders(past(60), { limit: 500 })).toBeGreaterThan(0);
    expect(await recordCallback(shop, late.success)).toBe("refund_required");
    expect(await statusOf(late.orderId)).toBe("expired");
    const refund = record("payment.refund_required", {
      orderId: late.orderId,
      paymentId: late.paymentId,
      reason: "order_expired",
    });
    expect(kinds(await requestRefund(shop, [refund, refund]))).toEqual(["applied", "already"]);
    expect((await getOrder(shop, { orderId: late.orderId })).refunds).toHaveLength(1);
  });

  it("lets exactly one of pay, cancel and expire win", async () => {
    for (let round = 0; round < 15; round++) {
      const { orderId, success, paymentId } = await anOrder();
      const settled = await Promise.allSettled([
        recordCallback(shop, success),
        cancelOrder(shop, { orderId }),
        expireOrders(past(60), { limit: 10 }),
      ]);
      const order = await getOrder(shop, { orderId });
      expect(order.history).toHaveLength(2);
      expect(["paid", "cancelled", "expired"]).toContain(order.status);
      const outcome = settled[0].status === "fulfilled" ? settled[0].value : settled[0].reason;
      expect(outcome).toBe(order.status === "paid" ? "applied" : "refund_required");
      expect(order.payments.find((one) => one.paymentId === paymentId)?.status).toBe(
        order.status === "paid" ? "succeeded" : "refund_required",
      );
    }
  });
});

describe("the end of a reservation", () => {
  it("deducts paid orders once, twice in a batch and at once", async () => {
    const { productId, orderId, success } = await anOrder(2);
    await recordCallback(shop, success);
    const paid = record("order.paid", { orderId });
    expect(kinds(await deductStock(shop, [paid, paid]))).toEqual(["applied", "already"]);
    const again = await Promise.all(Array.from({ length: 6 }, () => deductStock(shop, [paid])));
    expect(again.flatMap(kinds)).toEqual(Array(6).fill("already"));
    expect(await getStock(shop, { productId })).toMatchObject({ onHand: 8, reserved: 0, sold: 2, available: 8 });
  });

  it("refuses an event the order's status does not bear out, then takes it when it does", async () => {
    const { productId, orderId, success } = await anOrder(1);
    const paid = record("order.paid", { orderId });
    expect(
      kinds(
        await deductStock(shop, [
          paid,
          record("order.paid", { orderId: "77" }),
          record("order.paid", { orderId: "drop table" }),
        ]),
      ),
    ).toEqual(["refused", "refused", "refused"]);
    expect(kinds(await releaseStock(shop, [record("order.expired", { orderId })]))).toEqual(["refused"]);
    await recordCallback(shop, success);
    expect(kinds(await deductStock(shop, [paid]))).toEqual(["applied"]);
    expect(kinds(await releaseStock(shop, [record("order.cancelled", { orderId })]))).toEqual(["refused"]);
    expect(await getStock(shop, { productId })).toMatchObject({ onHand: 9, reserved: 0 });
  });

  it("releases cancelled orders once and tells the whole story", async () => {
    const { productId, orderId } = await anOrder(3);
    await cancelOrder(shop, { orderId, reason: "changed my mind" });
    const cancelled = record("order.cancelled", { orderId });
    expect(kinds(await releaseStock(shop, [cancelled, cancelled]))).toEqual(["applied", "already"]);
    expect(await getStock(shop, { productId })).toMatchObject({ onHand: 10, reserved: 0, available: 10, sold: 0 });
    const { steps } = await getOrderStory(shop, { orderId });
    expect(steps.map((step) => step.kind)).toEqual(
      expect.arrayContaining([
        "order.awaiting_payment",
        "stock.reserve",
        "payment.started",
        "order.cancelled",
        "stock.release",
        "event.waiting",
      ]),
    );
  });
});
