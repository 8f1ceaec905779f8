/** The port: what the product needs of a log, with kafkajs behind it in `kafka/`. */

export type OutgoingRecord = {
  topic: string;
  key: Uint8Array | string | null;
  value: Uint8Array | null;
  headers: Record<string, string | Uint8Array>;
  /** Milliseconds; now when left out. */
  timestamp?: number;
};

export type Acknowledged = { partition: number; offset: string };

export type ReceivedRecord = {
  topic: string;
  partition: number;
  offset: string;
  /** Milliseconds, decimal. */
  timestamp: string;
  key: Buffer | null;
  value: Buffer | null;
  headers: Record<string, Buffer>;
};

/** Records of one partition, in order, one at least. */
export type ReceivedBatch = {
  topic: string;
  partition: number;
  records: ReceivedRecord[];
  /** The offset the partition's next record will have. */
  high: string;
  /** Call between chunks of work; throws when the group has taken the partition away: stop then and let it throw. */
  heartbeat(): Promise<void>;
  /** The partition is no longer ours or we are stopping: what is not yet in the database may as well be left. */
  isStale(): boolean;
};

export type SubscriptionState = {
  /** Joined, fetching, and not stuck on a batch. Readiness is built on it. */
  healthy: boolean;
  /** Milliseconds since the epoch. */
  lastFetchAt?: number;
  lastBatchAt?: number;
  /** As the watchdog last saw it; it looks only when nothing is fetched. */
  lag?: number;
  /** How often the consumer was built anew. */
  restarts: number;
  /** Why it is not healthy. */
  reason?: string;
};

export type Subscription = {
  state(): SubscriptionState;
  /** After it resolves no further handler is called; a handler that does not end is waited for 10 s at most. */
  stop(): Promise<void>;
};

export type SubscribeOptions = {
  group: string;
  topics: string[];
  /** Resolves: the offset after the last record is committed. Throws, whatever it throws: same batch again after back-off. */
  onBatch(batch: ReceivedBatch): Promise<void>;
  onState?(state: SubscriptionState): void;
  /** Nothing fetched for so long while there is lag: the consumer is built anew. Default 60 s, longer than a rebalance. */
  stalledAfterMs?: number;
};

export type TailOptions = {
  topics: string[];
  /** Called in offset order per partition; a promise holds back further fetches of that server. */
  onRecords(records: ReceivedRecord[]): void | Promise<void>;
  from?: "latest" | "earliest";
  onState?(state: SubscriptionState): void;
};

export type TopicOffsets = { topic: string; partitions: { partition: number; low: string; high: string }[] };

export type GroupOffsets = {
  group: string;
  /** Kafka's word: Stable, Empty, PreparingRebalance, CompletingRebalance, Dead. */
  state: string;
  members: number;
  lag: number;
  partitions: { topic: string; partition: number; committed: string | null; high: string; lag: number }[];
};

/** `topics`: what the group should consume, so that partitions without a commit count even while nobody is a member. */
export type GroupQuery = string | { group: string; topics: string[] };

export interface Broker {
  /** One answer per record, in order; an Error means "outcome unknown or refused, send again". Throws BrokerUnavailable only when nothing was sent. */
  publish(records: OutgoingRecord[], options?: { timeoutMs?: number }): Promise<(Acknowledged | Error)[]>;
  /** Resolves at once, also while the broker is away, and comes back by itself for ever. */
  subscribe(options: SubscribeOptions): Promise<Subscription>;
  /** Every record of the topics to this caller; no consumer group, never commits; goes on from its own offsets after an outage. */
  tail(options: TailOptions): Promise<Subscription>;
  /** Undefined when there is no such topic, partition or offset, or the record is gone. */
  read(topic: string, partition: number, offset: string): Promise<ReceivedRecord | undefined>;
  /** From `fromOffset`, or the first record still there, up to `limit` records or the end. */
  readRange(topic: string, partition: number, fromOffset: string, limit: number): Promise<ReceivedRecord[]>;
  /** Without Kafka's own topics. */
  topics(): Promise<TopicOffsets[]>;
  groups(groups: GroupQuery[]): Promise<GroupOffsets[]>;
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** No answer within the time bound, no connection, or no leader. Always infrastructure, never the data. */
export class BrokerUnavailable extends Error {
  override name = "BrokerUnavailable";
}

/** The broker's answer for one record's partition. */
export class PublishFailed extends Error {
  override name = "PublishFailed";
  /** Kafka's error name, such as NOT_LEADER_FOR_PARTITION. */
  readonly kind: string;
  /** The same record will be refused again (too large, invalid, no such topic). */
  readonly isPermanent: boolean;

  constructor(kind: string, isPermanent: boolean, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
    this.isPermanent = isPermanent;
  }
}
