import type { DescMessage, MessageShape } from "@bufbuild/protobuf";
import { NotificationSentSchema } from "./gen/orderdeck/notification/v1/events_pb.ts";
import {
  OrderCancelledSchema,
  OrderExpiredSchema,
  OrderFulfilledSchema,
  OrderPaidSchema,
  OrderRefundedSchema,
  OrderSubmittedSchema,
} from "./gen/orderdeck/order/v1/events_pb.ts";
import { PaymentFailedSchema, PaymentRefundRequiredSchema } from "./gen/orderdeck/payment/v1/events_pb.ts";
import { ProductChangedSchema } from "./gen/orderdeck/product/v1/events_pb.ts";
import { RoomChangedSchema } from "./gen/orderdeck/room/v1/events_pb.ts";
import { StockAdjustedSchema, StockDeductedSchema, StockReleasedSchema } from "./gen/orderdeck/stock/v1/events_pb.ts";

/** The event map: one row per event. The topic is the event's name; the key is field 1, so one order's events stay in order. */
export const catalog = {
  "order.submitted": { topic: "order.submitted", schema: OrderSubmittedSchema, keyOf: byOrder },
  "order.paid": { topic: "order.paid", schema: OrderPaidSchema, keyOf: byOrder },
  "order.cancelled": { topic: "order.cancelled", schema: OrderCancelledSchema, keyOf: byOrder },
  "order.expired": { topic: "order.expired", schema: OrderExpiredSchema, keyOf: byOrder },
  "order.fulfilled": { topic: "order.fulfilled", schema: OrderFulfilledSchema, keyOf: byOrder },
  "order.refunded": { topic: "order.refunded", schema: OrderRefundedSchema, keyOf: byOrder },
  "payment.failed": { topic: "payment.failed", schema: PaymentFailedSchema, keyOf: byOrder },
  "payment.refund_required": { topic: "payment.refund_required", schema: PaymentRefundRequiredSchema, keyOf: byOrder },
  "stock.deducted": { topic: "stock.deducted", schema: StockDeductedSchema, keyOf: byOrder },
  "stock.released": { topic: "stock.released", schema: StockReleasedSchema, keyOf: byOrder },
  "stock.adjusted": { topic: "stock.adjusted", schema: StockAdjustedSchema, keyOf: byProduct },
  "product.changed": { topic: "product.changed", schema: ProductChangedSchema, keyOf: byProduct },
  "room.changed": { topic: "room.changed", schema: RoomChangedSchema, keyOf: byRoom },
  "notification.sent": { topic: "notification.sent", schema: NotificationSentSchema, keyOf: byOrder },
} as const satisfies Record<string, { topic: string; schema: DescMessage; keyOf(message: never): string }>;

export type EventType = keyof typeof catalog;

/** A decoded event: plain fields, int64 as safe integers. Ids are strings on the wire already. */
export type EventMessage<T extends EventType> = Plain<MessageShape<(typeof catalog)[T]["schema"]>>;

/** What a verb gives: every field of the message except the optional ones. */
export type EventInit<T extends EventType> = EventMessage<T>;

export const eventTypes = Object.keys(catalog) as EventType[];

const typeByName = new Map<string, EventType>(
  eventTypes.flatMap((type) => [
    [type, type],
    [catalog[type].schema.typeName, type],
  ]),
);

/** Header `event-type` holds the short name; the full protobuf name is understood too. */
export function findEventType(name: string | undefined): EventType | undefined {
  return name === undefined ? undefined : typeByName.get(name);
}

type Plain<T> = T extends bigint
  ? number
  : T extends (infer Item)[]
    ? Plain<Item>[]
    : T extends object
      ? { [Key in keyof T as Key extends "$typeName" | "$unknown" ? never : Key]: Plain<T[Key]> }
      : T;

function byOrder(message: { orderId: string }): string {
  return message.orderId;
}

function byProduct(message: { productId: string }): string {
  return message.productId;
}

function byRoom(message: { roomId: string }): string {
  return message.roomId;
}
