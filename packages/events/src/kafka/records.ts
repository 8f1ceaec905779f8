import type { ReceivedRecord } from "../broker.ts";
import type { FetchedMessage } from "./internals.ts";

export function toRecord(topic: string, partition: number, message: FetchedMessage): ReceivedRecord {
  const headers: Record<string, Buffer> = {};
  for (const [name, value] of Object.entries(message.headers ?? {})) {
    // Kafka allows a header twice; ours are unique, so the last one counts.
    const last = Array.isArray(value) ? value.at(-1) : value;
    if (last) headers[name] = Buffer.isBuffer(last) ? last : Buffer.from(last);
  }
  const { offset, timestamp, key, value } = message;
  return { topic, partition, offset, timestamp, key, value, headers };
}
