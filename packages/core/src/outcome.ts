import type { EventMessage, EventType } from "@orderdeck/events/catalog";
import type { DomainError } from "./errors.ts";

/** One decoded message, as a handler gets it. Any order of events and any number of repeats must be right. */
export type DecodedRecord<T extends EventType = EventType> = {
  [Type in T]: {
    type: Type;
    message: EventMessage<Type>;
    /** Missing on messages made by hand: every header but event-type is optional on reading. */
    eventId?: string;
    sequence?: number;
    traceparent?: string;
    topic: string;
    partition: number;
    offset: string;
    /** Kafka's, milliseconds. */
    timestamp: string;
  };
}[T];

/**
 * What became of one message: its effect is in this transaction, was there before, or was refused by a rule. Anything
 * else is a fault: throw it, and the runtime finds the message it belongs to.
 */
export type Outcome = { kind: "applied" } | { kind: "already" } | { kind: "refused"; error: DomainError };

export const applied: Outcome = { kind: "applied" };
export const already: Outcome = { kind: "already" };
export const refused = (error: DomainError): Outcome => ({ kind: "refused", error });
