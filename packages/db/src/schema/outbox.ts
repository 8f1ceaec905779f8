import { index, int, mysqlTable, smallint, tinyint, uniqueIndex, varchar } from "drizzle-orm/mysql-core";
import { bytes, count, id, instant, json, keyBytes } from "../columns.ts";

/**
 * Written in the transaction of the verb; read and marked by loop relay-outbox; deleted by prune-outbox later than
 * the topic's retention. `id` is the event id for events, its own id for dead letters and re-drives.
 */
export const outbox = mysqlTable(
  "outbox",
  {
    id: id("id").primaryKey(),
    /** 0..15 = hash(key): one relay at a time owns a shard, so one key's rows have one sender. */
    shard: tinyint("shard").notNull(),
    /** 0 waiting, 1 sent */
    state: tinyint("state").notNull(),
    topic: varchar("topic", { length: 128 }).notNull(),
    key: keyBytes("message_key"),
    /** Order of one key's rows within a topic: the row's version when the event was made. */
    sequence: count("sequence").notNull(),
    headers: json<Record<string, string>>("headers").notNull(),
    value: bytes("value", { size: "mediumblob" }),
    /** `event`, or `dead-letter` / `redrive`: bytes of somebody else's event, which the checker counts apart. */
    kind: varchar("kind", { length: 12 }).$type<"event" | "dead-letter" | "redrive">().notNull(),
    orderId: id("order_id"),
    partition: int("kafka_partition"),
    offset: id("kafka_offset"),
    createdAt: instant("created_at").notNull(),
    sentAt: instant("sent_at"),
  },
  (table) => [
    // relay-outbox: what waits in my shard, in order; outbox page: what waits
    index("outbox_waiting").on(table.state, table.shard, table.id),
    // prune-outbox
    index("outbox_sent").on(table.state, table.sentAt),
    // the order story
    index("outbox_order").on(table.orderId),
  ],
);

/** One owner per shard at a time, in the database's clock. Rows 0..15 are made by the migration. */
export const outboxShard = mysqlTable("outbox_shard", {
  shard: tinyint("shard").primaryKey(),
  owner: varchar("owner", { length: 64 }),
  expiresAt: instant("expires_at"),
});

/** A message whose handling met an unknown fault: tried again by loop retry-messages, then deleted or dead-lettered. */
export const retryMessage = mysqlTable(
  "retry_message",
  {
    id: id("id").primaryKey(),
    group: varchar("consumer_group", { length: 64 }).notNull(),
    topic: varchar("topic", { length: 128 }).notNull(),
    partition: smallint("kafka_partition").notNull(),
    offset: id("kafka_offset").notNull(),
    timestamp: id("kafka_timestamp").notNull(),
    /** '' for a message of the group's own topics, else the re-drive it belongs to. */
    redriveId: varchar("redrive_id", { length: 20 }).notNull().default(""),
    key: keyBytes("message_key"),
    headers: json<Record<string, string>>("headers").notNull(),
    value: bytes("value", { size: "mediumblob" }),
    attempts: int("attempts").notNull(),
    errorName: varchar("error_name", { length: 200 }).notNull(),
    errorMessage: varchar("error_message", { length: 2000 }).notNull(),
    errorStack: varchar("error_stack", { length: 8000 }).notNull(),
    firstFailedAt: instant("first_failed_at").notNull(),
    nextAttemptAt: instant("next_attempt_at").notNull(),
    claimToken: varchar("claim_token", { length: 36 }),
    claimedUntil: instant("claimed_until"),
  },
  (table) => [
    uniqueIndex("retry_message_origin").on(table.group, table.topic, table.partition, table.offset, table.redriveId),
    // retry-messages: due first
    index("retry_message_due").on(table.nextAttemptAt),
  ],
);
