import type { EventInit, EventType } from "@orderdeck/events/catalog";
import { encodeEvent } from "@orderdeck/events/envelope";
import type { Tx } from "../transaction.ts";
import { shardOf } from "./rules.ts";

export type PendingEvent<T extends EventType = EventType> = {
  [K in T]: {
    type: K;
    message: EventInit<K>;
    sequence: number;
    orderId?: string;
    eventId?: string;
    traceparent?: string;
  };
}[T];

/** Encodes here, so that a bad payload fails its author and not the relay. Returns the event ids, in order. */
export async function appendEvents(tx: Tx, events: PendingEvent[]): Promise<string[]> {
  if (events.length === 0) return [];
  const now = await tx.now();
  const occurredAt = now.toISOString();
  const rows = events.map((event) => {
    const id = event.eventId ?? tx.nextId();
    const { topic, key, value } = encodeEvent(event.type, event.message as never);
    return {
      id,
      shard: shardOf(key),
      topic,
      key,
      sequence: event.sequence,
      headers: {
        "event-id": id,
        "event-type": event.type,
        "occurred-at": occurredAt,
        sequence: String(event.sequence),
        traceparent: event.traceparent ?? tx.trace.traceparent,
        producer: tx.settings.producer,
      },
      value,
      kind: "event" as const,
      orderId: event.orderId ?? null,
    };
  });
  await insertOutboxRows(tx, rows);
  return rows.map((row) => row.id);
}

export async function appendEvent<T extends EventType>(
  tx: Tx,
  type: T,
  message: EventInit<T>,
  about: { sequence: number; orderId?: string; eventId?: string },
): Promise<string> {
  const [id] = await appendEvents(tx, [{ type, message, ...about } as unknown as PendingEvent]);
  return id as string;
}

export type OutboxRow = {
  id: string;
  shard: number;
  topic: string;
  key: string | Uint8Array | null;
  sequence: number;
  headers: Record<string, string>;
  value: Uint8Array | null;
  kind: "event" | "dead-letter" | "redrive";
  orderId: string | null;
};

const insertStatement = `INSERT INTO outbox (id, shard, state, topic, message_key, sequence, headers, value, kind, order_id, created_at)
SELECT j.id, j.shard, 0, j.topic, FROM_BASE64(j.k), j.sequence, j.headers, FROM_BASE64(j.v), j.kind, j.order_id, ?
FROM JSON_TABLE(?, '$[*]' COLUMNS (
  id BIGINT PATH '$.id', shard TINYINT PATH '$.shard', topic VARCHAR(128) PATH '$.topic', k TEXT PATH '$.k',
  sequence BIGINT PATH '$.sequence', headers LONGTEXT PATH '$.headers', v LONGTEXT PATH '$.v',
  kind VARCHAR(12) PATH '$.kind', order_id BIGINT PATH '$.orderId')) AS j`;

/** One statement of one shape, however many rows. */
export async function insertOutboxRows(tx: Tx, rows: OutboxRow[]): Promise<void> {
  if (rows.length === 0) return;
  const list = rows.map(({ key, value, headers, ...rest }) => ({
    ...rest,
    k: base64(key),
    v: base64(value),
    headers: JSON.stringify(headers),
  }));
  await tx.write(insertStatement, [await tx.now(), JSON.stringify(list)]);
}

function base64(value: string | Uint8Array | null): string | null {
  if (value === null) return null;
  return (
    typeof value === "string" ? Buffer.from(value) : Buffer.from(value.buffer, value.byteOffset, value.length)
  ).toString("base64");
}
