import type { Database } from "@orderdeck/db/client";
import type { ActorKind, Role } from "@orderdeck/db/vocabulary";
import type { Broker } from "@orderdeck/events/broker";

/** Who acts. `id` is a buyer id (`g…` guest, `u…` account) or the name of a loop or consumer. */
export type Actor = { kind: ActorKind; id: string; role?: Role; address?: string };

/** W3C trace context; `traceparent` is written into outbox headers. */
export type Trace = { traceId: string; traceparent: string };

export type Settings = {
  paymentTimeoutMs: number;
  paymentProvider: string;
  /** Keys of HMACs: guest derivation, secret links. Never logged. */
  authSecret: string;
  paymentWebhookSecret: string;
  /** Written into header `producer`. */
  producer: string;
};

/** What every verb gets. Made once per request, message batch or tick; `inTransaction` adds the transaction to it. */
export type Context = {
  database: Database;
  /** The next snowflake, a decimal string. Throws IdsUnavailable while the worker id's lease is in doubt. */
  nextId(): string;
  actor: Actor;
  trace: Trace;
  settings: Settings;
  /** Only verbs that read Kafka (topics, lag, one message) use it. */
  broker?: Broker;
  /** Tests set the clock; else the database's own is read once per transaction. */
  clock?(): Date;
};
