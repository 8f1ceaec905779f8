import { char, index, int, mysqlTable, text, uniqueIndex, varchar } from "drizzle-orm/mysql-core";
import { count, id, instant } from "../columns.ts";
import type { CallbackOutcome, PaymentStatus, SandboxScenario } from "../vocabulary.ts";

/** One attempt to pay one order. Made by payment.start, settled once by a callback; never deleted. */
export const payment = mysqlTable(
  "payment",
  {
    id: id("id").primaryKey(),
    orderId: id("order_id").notNull(),
    provider: varchar("provider", { length: 32 }).notNull(),
    status: varchar("status", { length: 20 }).$type<PaymentStatus>().notNull(),
    /** The order id while pending, else null: at most one pending payment per order. */
    pendingOrderId: id("pending_order_id"),
    amountCents: count("amount_cents").notNull(),
    currency: char("currency", { length: 3 }).notNull(),
    createdAt: instant("created_at").notNull(),
    settledAt: instant("settled_at"),
  },
  (table) => [
    uniqueIndex("payment_pending").on(table.pendingOrderId),
    index("payment_order").on(table.orderId),
    index("payment_status_id").on(table.status, table.id),
  ],
);

/** Every accepted callback of a known payment, as it came; unique by the provider's event id. */
export const paymentCallback = mysqlTable(
  "payment_callback",
  {
    id: id("id").primaryKey(),
    provider: varchar("provider", { length: 32 }).notNull(),
    providerEventId: varchar("provider_event_id", { length: 128 }).notNull(),
    paymentId: id("payment_id").notNull(),
    type: varchar("type", { length: 32 }).notNull(),
    orderId: varchar("order_id", { length: 64 }).notNull(),
    amountCents: count("amount_cents").notNull(),
    currency: varchar("currency", { length: 8 }).notNull(),
    outcome: varchar("outcome", { length: 20 }).$type<CallbackOutcome>().notNull(),
    receivedAt: instant("received_at").notNull(),
  },
  (table) => [
    uniqueIndex("payment_callback_event").on(table.provider, table.providerEventId),
    index("payment_callback_payment").on(table.paymentId),
  ],
);

/** Money to give back: one row per payment, written by consumer request-refund. */
export const refund = mysqlTable(
  "refund",
  {
    id: id("id").primaryKey(),
    orderId: id("order_id").notNull(),
    paymentId: id("payment_id").notNull(),
    amountCents: count("amount_cents").notNull(),
    currency: char("currency", { length: 3 }).notNull(),
    status: varchar("status", { length: 20 }).notNull(),
    reason: varchar("reason", { length: 64 }).notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [uniqueIndex("refund_payment").on(table.paymentId), index("refund_order").on(table.orderId)],
);

/** The sandbox provider's own table: callbacks it still owes us. Delivered rows are kept a week. */
export const sandboxCallback = mysqlTable(
  "sandbox_callback",
  {
    id: id("id").primaryKey(),
    paymentId: id("payment_id").notNull(),
    scenario: varchar("scenario", { length: 16 }).$type<SandboxScenario>().notNull(),
    body: text("body").notNull(),
    attempts: int("attempts").notNull(),
    nextAttemptAt: instant("next_attempt_at"),
    claimedUntil: instant("claimed_until"),
    claimToken: varchar("claim_token", { length: 36 }),
    lastStatus: int("last_status"),
    deliveredAt: instant("delivered_at"),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    // the delivery loop: due first
    index("sandbox_callback_due").on(table.deliveredAt, table.nextAttemptAt),
    index("sandbox_callback_payment").on(table.paymentId),
  ],
);
