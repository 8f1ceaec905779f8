import { index, int, mysqlTable, primaryKey, smallint, text, uniqueIndex, varchar } from "drizzle-orm/mysql-core";
import { bytes, id, instant, json, keyBytes } from "../columns.ts";
import type { DeadLetterReason, DeadLetterStatus, RedriveJobStatus } from "../vocabulary.ts";

/** The inbox operators work in. Filed by consumer file-dead-letter, never deleted here; filing twice changes nothing. */
export const deadLetter = mysqlTable(
  "dead_letter",
  {
    id: id("id").primaryKey(),
    group: varchar("consumer_group", { length: 64 }).notNull(),
    topic: varchar("topic", { length: 128 }).notNull(),
    partition: smallint("kafka_partition").notNull(),
    offset: id("kafka_offset").notNull(),
    timestamp: id("kafka_timestamp").notNull(),
    key: keyBytes("message_key"),
    eventId: varchar("event_id", { length: 64 }),
    eventType: varchar("event_type", { length: 128 }),
    orderId: id("order_id"),
    headers: json<Record<string, string>>("headers").notNull(),
    value: bytes("value", { size: "mediumblob" }),
    /** What a re-drive sends instead, if an operator edited it; every version is in the history. */
    editedValue: bytes("edited_value", { size: "mediumblob" }),
    editedType: varchar("edited_type", { length: 128 }),
    reason: varchar("reason", { length: 16 }).$type<DeadLetterReason>().notNull(),
    errorName: varchar("error_name", { length: 200 }).notNull(),
    errorMessage: varchar("error_message", { length: 2000 }).notNull(),
    errorStack: text("error_stack").notNull(),
    attempts: int("attempts").notNull(),
    status: varchar("status", { length: 16 }).$type<DeadLetterStatus>().notNull(),
    /** What the last re-drive came to: "applied", "already" or the error. */
    outcome: varchar("outcome", { length: 32 }),
    /** The job of the last re-drive; with the attempt it names one sending. */
    redriveId: varchar("redrive_id", { length: 20 }),
    redriveAttempt: int("redrive_attempt").notNull().default(0),
    firstFailedAt: instant("first_failed_at").notNull(),
    failedAt: instant("failed_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (table) => [
    uniqueIndex("dead_letter_origin").on(table.group, table.topic, table.partition, table.offset, table.timestamp),
    // the inbox: status, newest first; with and without a group
    index("dead_letter_status").on(table.status, table.id),
    index("dead_letter_group").on(table.group, table.status, table.id),
    index("dead_letter_order").on(table.orderId),
    index("dead_letter_event").on(table.eventId),
  ],
);

/** What happened to one dead letter, oldest first; append-only. */
export const deadLetterHistory = mysqlTable(
  "dead_letter_history",
  {
    id: id("id").primaryKey(),
    deadLetterId: id("dead_letter_id").notNull(),
    action: varchar("action", { length: 32 }).notNull(),
    actorId: varchar("actor_id", { length: 64 }).notNull(),
    reason: varchar("reason", { length: 500 }),
    details: json<Record<string, unknown>>("details").notNull(),
    occurredAt: instant("occurred_at").notNull(),
  },
  (table) => [index("dead_letter_history_of").on(table.deadLetterId, table.id)],
);

/** A frozen set of dead letters to send again; moved on by loop redrive-dead-letters. */
export const redriveJob = mysqlTable(
  "redrive_job",
  {
    id: id("id").primaryKey(),
    group: varchar("consumer_group", { length: 64 }).notNull(),
    /** The group while the job runs, else null: one job per group at a time. */
    busyGroup: varchar("busy_group", { length: 64 }),
    status: varchar("status", { length: 16 }).$type<RedriveJobStatus>().notNull(),
    total: int("total").notNull(),
    perSecond: int("per_second").notNull().default(50),
    /** When the next chunk may go: the pace holds over all worker processes. */
    nextChunkAt: instant("next_chunk_at").notNull(),
    reason: varchar("reason", { length: 500 }).notNull(),
    actorId: varchar("actor_id", { length: 64 }).notNull(),
    createdAt: instant("created_at").notNull(),
    finishedAt: instant("finished_at"),
  },
  (table) => [uniqueIndex("redrive_job_busy").on(table.busyGroup), index("redrive_job_status").on(table.status)],
);

export const redriveItem = mysqlTable(
  "redrive_item",
  {
    jobId: id("job_id").notNull(),
    deadLetterId: id("dead_letter_id").notNull(),
    /** Status before the job: what a cancelled item goes back to. */
    previousStatus: varchar("previous_status", { length: 16 }).$type<DeadLetterStatus>().notNull(),
    status: varchar("status", { length: 16 })
      .$type<"pending" | "sent" | "succeeded" | "failed" | "skipped">()
      .notNull(),
    outcome: varchar("outcome", { length: 200 }),
  },
  (table) => [
    primaryKey({ columns: [table.jobId, table.deadLetterId] }),
    index("redrive_item_status").on(table.jobId, table.status),
    index("redrive_item_letter").on(table.deadLetterId),
  ],
);

/** A selection frozen by deadLetter.plan, with what was found; a job may be started from it within an hour. */
export const redrivePlan = mysqlTable("redrive_plan", {
  id: id("id").primaryKey(),
  group: varchar("consumer_group", { length: 64 }).notNull(),
  deadLetterIds: json<string[]>("dead_letter_ids").notNull(),
  actorId: varchar("actor_id", { length: 64 }).notNull(),
  createdAt: instant("created_at").notNull(),
});
