import { PublishFailed } from "../broker.ts";

/** Kafka's error codes that one of our answers can carry. */
const names: Record<number, string> = {
  1: "OFFSET_OUT_OF_RANGE",
  2: "CORRUPT_MESSAGE",
  3: "UNKNOWN_TOPIC_OR_PARTITION",
  5: "LEADER_NOT_AVAILABLE",
  6: "NOT_LEADER_FOR_PARTITION",
  7: "REQUEST_TIMED_OUT",
  10: "MESSAGE_TOO_LARGE",
  17: "INVALID_TOPIC",
  18: "RECORD_LIST_TOO_LARGE",
  19: "NOT_ENOUGH_REPLICAS",
  20: "NOT_ENOUGH_REPLICAS_AFTER_APPEND",
  29: "TOPIC_AUTHORIZATION_FAILED",
  32: "INVALID_TIMESTAMP",
  56: "KAFKA_STORAGE_ERROR",
  87: "INVALID_RECORD",
};

const permanent = new Set([
  "MESSAGE_TOO_LARGE",
  "RECORD_LIST_TOO_LARGE",
  "INVALID_TOPIC",
  "INVALID_TIMESTAMP",
  "INVALID_RECORD",
]);

export const offsetOutOfRange = 1;
export const unknownTopic = 3;

export function kafkaErrorName(code: number): string {
  return names[code] ?? `KAFKA_ERROR_${code}`;
}

export function refusedByBroker(code: number, topic: string, partition: number): PublishFailed {
  const kind = kafkaErrorName(code);
  return new PublishFailed(kind, permanent.has(kind), `${kind} on ${topic} ${partition}`);
}
