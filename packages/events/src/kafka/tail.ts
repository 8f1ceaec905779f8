import type { Kafka } from "kafkajs";
import { BrokerUnavailable, type ReceivedRecord, type Subscription, type TailOptions } from "../broker.ts";
import type { Log } from "./client.ts";
import { kafkaErrorName, offsetOutOfRange } from "./errors.ts";
import { type Cluster, unjudged } from "./internals.ts";
import { type Link, openLink } from "./link.ts";
import { byLeader, lowAndHigh, type PartitionList, partitionsOf } from "./offsets.ts";
import { toRecord } from "./records.ts";
import { createStateReporter } from "./state.ts";

const waitMs = 500;
const partitionBytes = 256 * 1024;
const fetchBytes = 4 * 1024 * 1024;
const backOffMs = 250;
const startTimeoutMs = 5_000;

/**
 * Fetches without a consumer group: nothing to join, to commit or to leave behind, and the positions are ours. One loop
 * per leading server; any failure ends all of them, and they start again from the positions with fresh metadata.
 */
export function startTail(kafka: Kafka, options: TailOptions, log: Log): Subscription {
  // Its own connection: a server answers one request at a time, and a fetch waits.
  const link: Link = openLink(kafka);
  const reporter = createStateReporter(options.onState);
  /** Next offset by `topic|partition`. */
  const positions = new Map<string, string>();
  const stopping = new AbortController();
  const done = run();

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await follow();
      } catch (error) {
        if (stopping.signal.aborted) return;
        reporter.set({ healthy: false, reason: String(error), restarts: reporter.get().restarts + 1 });
        log("warn", "tail interrupted", { topics: options.topics, error: String((error as Error).cause ?? error) });
        await pause(backOffMs, stopping.signal);
      }
    }
  }

  async function follow(): Promise<void> {
    const leaders = await link.use("tail start", startTimeoutMs, async (cluster) => {
      await cluster.refreshMetadata();
      const partitions: PartitionList = new Map(options.topics.map((topic) => [topic, partitionsOf(cluster, topic)]));
      const missing = options.topics.filter((topic) => partitions.get(topic)?.length === 0);
      if (missing.length > 0) throw new BrokerUnavailable(`No topic ${missing.join(", ")}`);
      await placeMissing(cluster, partitions, positions, options.from ?? "latest");
      return byLeader(cluster, partitions);
    });
    const failed = new AbortController();
    const loops = [...leaders].map(async ([leader, partitions]) => {
      try {
        while (!stopping.signal.aborted && !failed.signal.aborted) await fetchOnce(leader, partitions);
      } finally {
        failed.abort();
      }
    });
    const ended = await Promise.allSettled(loops);
    const failure = ended.find((end) => end.status === "rejected");
    if (failure) throw failure.reason;
  }

  async function fetchOnce(leader: number, partitions: PartitionList): Promise<void> {
    const records = await link.use("tail", waitMs + startTimeoutMs, async (cluster) => {
      const node = unjudged(await cluster.findBroker({ nodeId: String(leader) }));
      const topics = [...partitions].map(([topic, ids]) => ({
        topic,
        partitions: ids.map((partition) => ({
          partition,
          fetchOffset: positions.get(`${topic}|${partition}`) ?? "0",
          maxBytes: partitionBytes,
        })),
      }));
      const response = await node.fetch({
        isolationLevel: 1,
        maxWaitTime: waitMs,
        minBytes: 1,
        maxBytes: fetchBytes,
        topics,
      });
      const received: ReceivedRecord[] = [];
      for (const { topicName, partitions } of response.responses) {
        for (const { partition, errorCode, messages } of partitions) {
          const name = `${topicName}|${partition}`;
          if (errorCode === offsetOutOfRange) await placeInside(cluster, topicName, partition, positions);
          else if (errorCode !== 0) throw new BrokerUnavailable(`${kafkaErrorName(errorCode)} on ${name}`);
          const next = BigInt(positions.get(name) ?? 0);
          const last = messages.at(-1);
          for (const message of messages) {
            // A fetch answers with whole batches: the first may begin before the position.
            if (BigInt(message.offset) < next || message.isControlRecord) continue;
            received.push(toRecord(topicName, partition, message));
          }
          if (last && BigInt(last.offset) >= next) positions.set(name, String(BigInt(last.offset) + 1n));
        }
      }
      return received;
    });
    reporter.set({ healthy: true, reason: undefined, lastFetchAt: Date.now() });
    if (records.length === 0 || stopping.signal.aborted) return;
    try {
      await options.onRecords(records);
    } catch (error) {
      log("error", "tail handler failed", { error: String(error) });
    }
    reporter.set({ lastBatchAt: Date.now() });
  }

  return {
    state: reporter.get,
    async stop() {
      stopping.abort();
      await link.close();
      await done;
    },
  };
}

/** A position once found stays: "latest" is the end of the log when it was first reached, not after each outage. */
async function placeMissing(cluster: Cluster, all: PartitionList, positions: Map<string, string>, from: string) {
  const missing: PartitionList = new Map();
  for (const [topic, ids] of all) {
    const without = ids.filter((partition) => !positions.has(`${topic}|${partition}`));
    if (without.length > 0) missing.set(topic, without);
  }
  if (missing.size === 0) return;
  const [low, high] = await lowAndHigh(cluster, missing);
  for (const [name, offset] of from === "earliest" ? low : high) positions.set(name, offset);
}

async function placeInside(cluster: Cluster, topic: string, partition: number, positions: Map<string, string>) {
  const name = `${topic}|${partition}`;
  const [low, high] = await lowAndHigh(cluster, new Map([[topic, [partition]]]));
  const first = low.get(name) ?? "0";
  const wasRemoved = BigInt(positions.get(name) ?? 0) < BigInt(first);
  positions.set(name, wasRemoved ? first : (high.get(name) ?? first));
}

export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(end, ms);
    signal.addEventListener("abort", end, { once: true });
    function end() {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    }
  });
}
