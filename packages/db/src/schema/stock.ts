import { sql } from "drizzle-orm";
import { char, check, index, mysqlTable, uniqueIndex, varchar } from "drizzle-orm/mysql-core";
import { count, id, instant } from "../columns.ts";
import type { MovementKind } from "../vocabulary.ts";

/** A cache of the ledger below: available = on_hand - reserved. Locked by id order in every verb. */
export const stock = mysqlTable(
  "stock",
  {
    productId: id("product_id").primaryKey(),
    onHand: count("on_hand").notNull(),
    reserved: count("reserved").notNull(),
    /** deducted - restocked, kept so that a list needs no sum over the ledger */
    sold: count("sold").notNull(),
    version: count("version").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  () => [check("stock_reserved", sql`reserved >= 0 and reserved <= on_hand`)],
);

/**
 * The ledger: append-only, never pruned. One `reserve` row per (order, product) and one end (`deduct` or
 * `release`), held by `stage` in one unique key, so that a message delivered again finds its row taken.
 */
export const stockMovement = mysqlTable(
  "stock_movement",
  {
    id: id("id").primaryKey(),
    productId: id("product_id").notNull(),
    kind: varchar("kind", { length: 12 }).$type<MovementKind>().notNull(),
    quantity: count("quantity").notNull(),
    orderId: id("order_id"),
    stage: char("stage", { length: 7 }),
    refundId: id("refund_id"),
    requestId: char("request_id", { length: 36 }),
    onHandAfter: count("on_hand_after"),
    reservedAfter: count("reserved_after"),
    reason: varchar("reason", { length: 500 }),
    actorId: varchar("actor_id", { length: 64 }).notNull(),
    stockVersion: count("stock_version").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    uniqueIndex("stock_movement_order").on(table.orderId, table.productId, table.stage),
    uniqueIndex("stock_movement_refund").on(table.refundId, table.productId),
    uniqueIndex("stock_movement_request").on(table.requestId),
    // stock.movements: one product, newest first
    index("stock_movement_product").on(table.productId, table.id),
  ],
);
