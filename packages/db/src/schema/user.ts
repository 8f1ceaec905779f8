import { boolean, index, int, mysqlTable, text, timestamp, varchar } from "drizzle-orm/mysql-core";
import { id, instant, json } from "../columns.ts";

const at = (name: string) => timestamp(name, { fsp: 3 });

/** user, session, account, verification: the shapes better-auth 1.7 writes and reads. */
export const user = mysqlTable("user", {
  id: varchar("id", { length: 36 }).primaryKey(),
  name: varchar("name", { length: 255 }).notNull(),
  email: varchar("email", { length: 255 }).notNull().unique(),
  emailVerified: boolean("email_verified").default(false).notNull(),
  image: text("image"),
  /** viewer, operator, admin; null or "user" for a buyer's account */
  role: varchar("role", { length: 32 }),
  banned: boolean("banned").default(false),
  banReason: text("ban_reason"),
  banExpires: at("ban_expires"),
  createdAt: at("created_at").notNull().defaultNow(),
  updatedAt: at("updated_at").notNull().defaultNow(),
});

export const session = mysqlTable(
  "session",
  {
    id: varchar("id", { length: 36 }).primaryKey(),
    expiresAt: at("expires_at").notNull(),
    token: varchar("token", { length: 255 }).notNull().unique(),
    createdAt: at("created_at").notNull().defaultNow(),
    updatedAt: at("updated_at").notNull().defaultNow(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    userId: varchar("user_id", { length: 36 }).notNull(),
    impersonatedBy: text("impersonated_by"),
  },
  (table) => [index("session_user").on(table.userId)],
);

export const account = mysqlTable(
  "account",
  {
    id: varchar("id", { length: 36 }).primaryKey(),
    accountId: text("account_id").notNull(),
    providerId: text("provider_id").notNull(),
    userId: varchar("user_id", { length: 36 }).notNull(),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: at("access_token_expires_at"),
    refreshTokenExpiresAt: at("refresh_token_expires_at"),
    scope: text("scope"),
    password: text("password"),
    createdAt: at("created_at").notNull().defaultNow(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (table) => [index("account_user").on(table.userId)],
);

export const verification = mysqlTable("verification", {
  id: varchar("id", { length: 36 }).primaryKey(),
  identifier: varchar("identifier", { length: 255 }).notNull(),
  value: text("value").notNull(),
  expiresAt: at("expires_at").notNull(),
  createdAt: at("created_at").notNull().defaultNow(),
  updatedAt: at("updated_at").notNull().defaultNow(),
});

/** Sign-in attempts counted in the database, so that every web process counts alike; rows die after their window. */
export const signInAttempt = mysqlTable(
  "sign_in_attempt",
  {
    id: id("id").primaryKey(),
    /** `address:<ip>` or `account:<sha256 of the e-mail>` */
    subject: varchar("subject", { length: 100 }).notNull(),
    isFailure: boolean("is_failure").notNull(),
    attemptedAt: instant("attempted_at").notNull(),
  },
  (table) => [index("sign_in_attempt_subject").on(table.subject, table.attemptedAt)],
);

/** Each privileged act and each refusal, in the transaction of the act; append-only. */
export const audit = mysqlTable(
  "audit",
  {
    id: id("id").primaryKey(),
    actorId: varchar("actor_id", { length: 64 }).notNull(),
    actorRole: varchar("actor_role", { length: 16 }),
    action: varchar("action", { length: 64 }).notNull(),
    subject: varchar("subject", { length: 128 }),
    outcome: varchar("outcome", { length: 16 }).$type<"allowed" | "refused">().notNull(),
    details: json<Record<string, unknown>>("details").notNull(),
    address: varchar("address", { length: 64 }),
    traceId: varchar("trace_id", { length: 32 }),
    occurredAt: instant("occurred_at").notNull(),
  },
  (table) => [index("audit_action").on(table.action, table.id), index("audit_actor").on(table.actorId, table.id)],
);

/** A running process: heartbeat every 5 s, gone after 10 s. Rows of processes gone for a day are deleted. */
export const service = mysqlTable(
  "service",
  {
    id: varchar("id", { length: 36 }).primaryKey(),
    name: varchar("name", { length: 32 }).$type<"web" | "workers">().notNull(),
    version: varchar("version", { length: 32 }).notNull(),
    address: varchar("address", { length: 200 }).notNull(),
    pid: int("pid").notNull(),
    startedAt: instant("started_at").notNull(),
    heartbeatAt: instant("heartbeat_at").notNull(),
    /** When it last looked after its share of the outbox: the shares are split among those seen lately. */
    relayAt: instant("relay_at"),
    stoppedAt: instant("stopped_at"),
    details: json<Record<string, unknown>>("details").notNull(),
  },
  (table) => [index("service_heartbeat").on(table.heartbeatAt)],
);
