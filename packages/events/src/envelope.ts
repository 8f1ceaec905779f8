import { create, fromBinary, toBinary, toJson } from "@bufbuild/protobuf";
import { catalog, type EventInit, type EventMessage, type EventType, findEventType } from "./catalog.ts";
import { int64ToNumbers } from "./int64.ts";

/** Text headers, as written and as read. */
export type RecordHeaders = Record<string, string>;

export type EncodedEvent = { topic: string; key: string; value: Uint8Array };

export type DecodedEvent<T extends EventType = EventType> = {
  [Type in T]: {
    type: Type;
    message: EventMessage<Type>;
    eventId?: string;
    sequence?: number;
    occurredAt?: string;
    traceparent?: string;
  };
}[T];

/** What the console shows of a record's value. `schema` is the full protobuf name. */
export type DescribedValue = { type?: EventType; schema?: string; decoded?: unknown; error?: string };

export type UndecodableCause = "null-value" | "no-event-type" | "unknown-event-type" | "protobuf" | "empty-key-field";

/** The record can never be read, whoever tries: null value, no or unknown event-type, protobuf error, empty field 1. */
export class Undecodable extends Error {
  override name = "Undecodable";
  readonly why: UndecodableCause;

  constructor(why: UndecodableCause, message: string, options?: ErrorOptions) {
    super(message, options);
    this.why = why;
  }
}

export function encodeEvent<T extends EventType>(type: T, init: EventInit<T>): EncodedEvent {
  const { topic, schema, keyOf } = catalog[type];
  const key = (keyOf as (message: EventInit<T>) => string)(init);
  if (!key) throw new TypeError(`${type} needs its field 1`);
  // protobuf-es writes int64 from a number as well as from a bigint; the cast is for its types only.
  return { topic, key, value: toBinary(schema, create(schema, init as never)) };
}

/** Field 1, event-type and the value decide; every other header may be missing or odd. */
export function decodeEvent(record: { value: Uint8Array | null; headers: RecordHeaders }): DecodedEvent {
  const type = eventTypeOf(record.headers);
  if (record.value === null) throw new Undecodable("null-value", "The record has no value");
  const { headers } = record;
  const sequence =
    headers.sequence !== undefined && /^\d{1,15}$/.test(headers.sequence) ? Number(headers.sequence) : undefined;
  return {
    type,
    message: decodeValue(type, record.value),
    eventId: headers["event-id"],
    sequence,
    occurredAt: headers["occurred-at"],
    traceparent: headers.traceparent,
  } as DecodedEvent;
}

/** Never throws: what cannot be decoded is described by its error. */
export function describeValue(record: { value: Uint8Array | null; headers: RecordHeaders }): DescribedValue {
  const type = findEventType(record.headers["event-type"]);
  const described = { type, schema: type && catalog[type].schema.typeName };
  try {
    decodeEvent(record);
  } catch (error) {
    return { ...described, error: error instanceof Error ? error.message : String(error) };
  }
  const { schema } = catalog[type as EventType];
  const json = toJson(schema, fromBinary(schema, record.value as Uint8Array) as never, { alwaysEmitImplicit: true });
  return { ...described, decoded: int64ToNumbers(schema, json as never, "keep") };
}

/** Kafka headers are bytes; ours are text. */
export function textHeaders(headers: Record<string, Uint8Array | string>): RecordHeaders {
  const text: RecordHeaders = {};
  for (const [name, value] of Object.entries(headers)) {
    text[name] =
      typeof value === "string" ? value : Buffer.from(value.buffer, value.byteOffset, value.length).toString();
  }
  return text;
}

function eventTypeOf(headers: RecordHeaders): EventType {
  const name = headers["event-type"];
  if (!name) throw new Undecodable("no-event-type", "Header event-type is missing");
  const type = findEventType(name);
  if (!type) throw new Undecodable("unknown-event-type", `Unknown event-type ${name.slice(0, 100)}`);
  return type;
}

function decodeValue(type: EventType, value: Uint8Array): EventMessage<EventType> {
  const { schema, keyOf } = catalog[type];
  let message: EventMessage<EventType>;
  try {
    message = int64ToNumbers(schema, fromBinary(schema, value) as never, "throw");
  } catch (error) {
    throw new Undecodable("protobuf", `The value is no ${schema.typeName}: ${String(error)}`, { cause: error });
  }
  // Every catalogue row takes its key from field 1.
  if (!keyOf(message as never)) throw new Undecodable("empty-key-field", `Field 1 of ${schema.typeName} is empty`);
  return message;
}
