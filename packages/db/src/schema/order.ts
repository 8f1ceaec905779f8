import { char, index, int, mysqlTable, primaryKey, uniqueIndex, varchar } from "drizzle-orm/mysql-core";
import { count, id, instant } from "../columns.ts";
import type { ActorKind, OrderStatus } from "../vocabulary.ts";

/** Written by core/order and core/payment, always under the row's lock or by a guarded statement; never deleted. */
export const orders = mysqlTable(
  "orders",
  {
    id: id("id").primaryKey(),
    buyerId: varchar("buyer_id", { length: 64 }).notNull(),
    /** Secret of the client that made it: never logged, shown or put into an event. */
    requestId: char("request_id", { length: 36 }).notNull(),
    requestHash: char("request_hash", { length: 43 }).notNull(),
    status: varchar("status", { length: 20 }).$type<OrderStatus>().notNull(),
    /** Counts status changes from 1; the `sequence` header of order.* events. */
    sequence: int("sequence").notNull(),
    totalCents: count("total_cents").notNull(),
    currency: char("currency", { length: 3 }).notNull(),
    recipientName: varchar("recipient_name", { length: 100 }).notNull(),
    recipientPhone: varchar("recipient_phone", { length: 40 }).notNull(),
    recipientAddress: varchar("recipient_address", { length: 500 }).notNull(),
    expiresAt: instant("expires_at").notNull(),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (table) => [
    uniqueIndex("orders_request").on(table.requestId),
    // order.list by status, newest first
    index("orders_status_id").on(table.status, table.id),
    // expire-orders: due first
    index("orders_status_expires").on(table.status, table.expiresAt),
    // a buyer's orders, newest first; adoption of a guest's orders
    index("orders_buyer").on(table.buyerId, table.id),
  ],
);

/** A snapshot: later changes of the product do not reach it. */
export const orderLine = mysqlTable(
  "order_line",
  {
    orderId: id("order_id").notNull(),
    productId: id("product_id").notNull(),
    quantity: int("quantity").notNull(),
    priceCents: count("price_cents").notNull(),
    sku: varchar("sku", { length: 64 }).notNull(),
    nameEn: varchar("name_en", { length: 200 }).notNull(),
    nameZh: varchar("name_zh", { length: 200 }).notNull(),
    picture: varchar("picture", { length: 200 }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.productId] }),
    index("order_line_product").on(table.productId, table.orderId),
  ],
);

/** One row per status change, in the transaction that changes it. */
export const orderHistory = mysqlTable(
  "order_history",
  {
    orderId: id("order_id").notNull(),
    sequence: int("sequence").notNull(),
    fromStatus: varchar("from_status", { length: 20 }).$type<OrderStatus>(),
    toStatus: varchar("to_status", { length: 20 }).$type<OrderStatus>().notNull(),
    actorKind: varchar("actor_kind", { length: 10 }).$type<ActorKind>().notNull(),
    actorId: varchar("actor_id", { length: 64 }).notNull(),
    reason: varchar("reason", { length: 500 }),
    eventId: id("event_id").notNull(),
    traceId: char("trace_id", { length: 32 }),
    occurredAt: instant("occurred_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.orderId, table.sequence] })],
);

/** Written by consumer notify-buyer; once per (order, kind). */
export const notification = mysqlTable(
  "notification",
  {
    id: id("id").primaryKey(),
    orderId: id("order_id").notNull(),
    buyerId: varchar("buyer_id", { length: 64 }).notNull(),
    kind: varchar("kind", { length: 32 }).notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    uniqueIndex("notification_once").on(table.orderId, table.kind),
    index("notification_buyer").on(table.buyerId, table.id),
  ],
);
