import { bigint, char, index, int, mysqlTable, primaryKey, text, uniqueIndex, varchar } from "drizzle-orm/mysql-core";
import { count, id, instant } from "../columns.ts";
import type { ProductStatus, RoomStatus } from "../vocabulary.ts";

/** Written by core/product; never deleted, only archived: order lines keep pointing at it. */
export const product = mysqlTable(
  "product",
  {
    id: id("id").primaryKey(),
    sku: varchar("sku", { length: 64 }).notNull(),
    nameEn: varchar("name_en", { length: 200 }).notNull(),
    nameZh: varchar("name_zh", { length: 200 }).notNull(),
    descriptionEn: text("description_en").notNull(),
    descriptionZh: text("description_zh").notNull(),
    picture: varchar("picture", { length: 200 }).notNull(),
    priceCents: count("price_cents").notNull(),
    currency: char("currency", { length: 3 }).notNull(),
    status: varchar("status", { length: 16 }).$type<ProductStatus>().notNull(),
    version: int("version").notNull().default(1),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (table) => [
    uniqueIndex("product_sku").on(table.sku),
    // product.list: newest first within a status
    index("product_status_id").on(table.status, table.id),
  ],
);

/** A live-commerce room and the goods it shows; written by core/room. */
export const room = mysqlTable("room", {
  id: id("id").primaryKey(),
  titleEn: varchar("title_en", { length: 200 }).notNull(),
  titleZh: varchar("title_zh", { length: 200 }).notNull(),
  status: varchar("status", { length: 16 }).$type<RoomStatus>().notNull(),
  currentProductId: id("current_product_id"),
  version: int("version").notNull().default(1),
  createdAt: instant("created_at").notNull(),
  updatedAt: instant("updated_at").notNull(),
});

export const roomProduct = mysqlTable(
  "room_product",
  {
    roomId: id("room_id").notNull(),
    productId: id("product_id").notNull(),
    weight: int("weight").notNull(),
  },
  (table) => [primaryKey({ columns: [table.roomId, table.productId] })],
);

/**
 * Who may make snowflakes with this worker id. Rows 0..1023 are made by the migration and never deleted.
 * No id made under a lease carries a time above `high_water_ms`; the next holder starts above it.
 */
export const workerLease = mysqlTable("worker_lease", {
  id: int("id").primaryKey(),
  owner: varchar("owner", { length: 64 }),
  expiresAt: instant("expires_at"),
  highWaterMs: bigint("high_water_ms", { mode: "number" }).notNull().default(0),
});
