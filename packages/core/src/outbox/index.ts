export { appendEvent, appendEvents, insertOutboxRows, type OutboxRow, type PendingEvent } from "./append.ts";
