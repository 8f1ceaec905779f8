import { Kafka, logLevel } from "kafkajs";
import { patchRequestQueue } from "./request-queue-patch.ts";

export type LogLevel = "debug" | "info" | "warn" | "error";
export type Log = (level: LogLevel, message: string, fields: Record<string, unknown>) => void;

export type ClientOptions = {
  /** host:port, several separated by commas. */
  brokers: string;
  clientId?: string;
  log?: Log;
};

/** Same words from the same place at most so often: an outage makes kafkajs repeat itself several times a second. */
const repeatAfterMs = 10_000;

export function createClient(options: ClientOptions): Kafka {
  const log = quiet(options.log ?? warnToConsole);
  const kafka = new Kafka({
    clientId: options.clientId ?? "orderdeck",
    brokers: options.brokers.split(",").map((broker) => broker.trim()),
    connectionTimeout: 2_000,
    requestTimeout: 15_000,
    // Back quickly after an outage: the default back-off grows to 30 s.
    retry: { initialRetryTime: 200, maxRetryTime: 2_500, retries: 5 },
    logLevel: options.log ? logLevel.INFO : logLevel.WARN,
    logCreator: () => (entry) => {
      const { message, timestamp: _, logger: __, stack: ___, ...fields } = entry.log;
      // What kafkajs calls an error is a server that is away; what it means for us is told by our own callers.
      const level = entry.level <= logLevel.WARN ? "warn" : entry.level === logLevel.INFO ? "debug" : "debug";
      log(level, "kafkajs", { detail: message, source: entry.namespace, ...fields });
    },
  });
  patchRequestQueue(kafka);
  return kafka;
}

export function warnToConsole(level: LogLevel, message: string, fields: Record<string, unknown>): void {
  if (level === "warn" || level === "error") console.warn(JSON.stringify({ level, message, ...fields }));
}

function quiet(log: Log): Log {
  const seen = new Map<string, { at: number; dropped: number }>();
  return (level, message, fields) => {
    const key = `${fields.source}|${fields.detail}`;
    const now = Date.now();
    const last = seen.get(key);
    if (last && now - last.at < repeatAfterMs) {
      last.dropped += 1;
      return;
    }
    if (seen.size > 200) seen.clear();
    seen.set(key, { at: now, dropped: 0 });
    log(level, message, last?.dropped ? { ...fields, dropped: last.dropped } : fields);
  };
}
