import type { Consumer, EachBatchPayload, Kafka } from "kafkajs";
import type { SubscribeOptions, Subscription } from "../broker.ts";
import type { Log } from "./client.ts";
import { handleBatch, type Progress } from "./handle-batch.ts";
import { type Cluster, captureCluster, dropCluster } from "./internals.ts";
import { createStateReporter } from "./state.ts";
import { pause } from "./tail.ts";
import { within } from "./within.ts";

const checkMs = 5_000;
const stuckBatchMs = 120_000;
const discardMs = 10_000;
const backOffMs = { first: 300, most: 3_000 };

type Running = { consumer: Consumer; cluster: Cluster; ended: Promise<string>; end(reason: string): void };

/**
 * Keeps a kafkajs consumer alive from outside, because it may die for good while looking alive: after a crash it does
 * not restart for "coordinator not found" or any TypeError, and it can stop fetching without a word.
 *
 *   build -> join -> consume -> ended (crash, watchdog, stop) -> discard -> back-off -> build …
 *
 * kafkajs's own restart is switched off, so that there is one way back. A discarded consumer may still run its handler:
 * it finds `isStale` true, and its commit fails. If the process dies anywhere here, the offset was not committed before
 * the handler was done, so the batch comes again.
 */
export function startSubscription(
  kafka: Kafka,
  options: SubscribeOptions,
  lagOf: (group: string, topics: string[]) => Promise<number>,
  log: Log,
): Subscription {
  const { group, topics, stalledAfterMs = 60_000 } = options;
  const reporter = createStateReporter(options.onState);
  const stopping = new AbortController();
  const progress: Progress = {};
  let current: Running | undefined;
  let lastSignAt = Date.now();
  let isChecking = false;
  const watchdog = setInterval(() => void check(), Math.min(checkMs, stalledAfterMs / 2));
  const done = supervise();

  async function supervise(): Promise<void> {
    let waitMs = backOffMs.first;
    while (!stopping.signal.aborted) {
      const running = build();
      current = running;
      lastSignAt = Date.now();
      start(running);
      const reason = await running.ended;
      current = undefined;
      const wasJoined = reporter.get().healthy;
      await discard(running);
      if (stopping.signal.aborted) return;
      reporter.set({ healthy: false, reason, restarts: reporter.get().restarts + 1 });
      log("warn", "consumer ended, building it anew", { group, reason, restarts: reporter.get().restarts });
      waitMs = wasJoined ? backOffMs.first : Math.min(waitMs * 2, backOffMs.most);
      await pause(waitMs, stopping.signal);
    }
  }

  function build(): Running {
    const { created: consumer, cluster } = captureCluster(kafka, () =>
      kafka.consumer({
        groupId: group,
        sessionTimeout: 30_000,
        rebalanceTimeout: 60_000,
        heartbeatInterval: 3_000,
        // An idle fetch is also where a rebalance is noticed and a stop is seen.
        maxWaitTimeInMs: 1_000,
        maxBytesPerPartition: 256 * 1024,
        maxBytes: 4 * 1024 * 1024,
        metadataMaxAge: 60_000,
        allowAutoTopicCreation: false,
        retry: { initialRetryTime: 200, maxRetryTime: 2_500, retries: 5, restartOnFailure: async () => false },
      }),
    );
    let end: Running["end"] = () => undefined;
    const ended = new Promise<string>((resolve) => {
      end = resolve;
    });
    const running: Running = { consumer, cluster, ended, end };
    const { GROUP_JOIN, FETCH, CRASH, REBALANCING } = consumer.events;
    const isCurrent = () => current === running;
    consumer.on(GROUP_JOIN, () => {
      if (isCurrent()) sign({ healthy: true, reason: undefined });
    });
    consumer.on(FETCH, () => {
      if (isCurrent()) sign({ lastFetchAt: Date.now() });
    });
    consumer.on(REBALANCING, () => {
      if (isCurrent()) sign({});
    });
    consumer.on(CRASH, ({ payload }) => running.end(`${payload.error.name}: ${payload.error.message}`));
    return running;
  }

  /** `run` ends when the group is joined; the consumer's later fate comes as events. */
  function start({ consumer, end }: Running): void {
    const run = async () => {
      await consumer.connect();
      await consumer.subscribe({ topics, fromBeginning: true });
      await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch });
    };
    run().catch((error: Error) => end(`${error.name}: ${error.message}`));

    async function eachBatch(payload: EachBatchPayload): Promise<void> {
      const isOurs = () => current?.consumer === consumer && !stopping.signal.aborted;
      if (!isOurs()) return;
      await handleBatch(payload, options.onBatch, progress, isOurs, stopping.signal, (error) => {
        const reason = error && `${error.name}: ${error.message}`;
        if (error) log("error", "batch failed, trying it again", { group, topic: payload.batch.topic, reason });
        if (isOurs()) sign({ healthy: !error, reason, ...(error ? {} : { lastBatchAt: Date.now() }) });
      });
    }
  }

  function sign(change: Parameters<typeof reporter.set>[0]): void {
    lastSignAt = Date.now();
    reporter.set(change);
  }

  /** A handler at work is not a stalled consumer: it may wait for the database for hours. It only shows as unhealthy. */
  async function check(): Promise<void> {
    const running = current;
    if (isChecking || !running) return;
    const now = Date.now();
    if (progress.since !== undefined) {
      const seconds = Math.round((now - progress.since) / 1000);
      if (now - progress.since > stuckBatchMs) reporter.set({ healthy: false, reason: `a batch takes ${seconds} s` });
      return;
    }
    if (now - lastSignAt < stalledAfterMs) return;
    isChecking = true;
    try {
      const lag = await lagOf(group, topics);
      reporter.set({ healthy: false, lag, reason: `nothing fetched for ${Math.round((now - lastSignAt) / 1000)} s` });
      if (lag > 0 && current === running) running.end(`nothing fetched while ${lag} messages wait`);
    } catch (error) {
      // While the broker is away there is nothing to build anew.
      reporter.set({ healthy: false, reason: String(error) });
    } finally {
      isChecking = false;
    }
  }

  async function discard({ consumer, cluster }: Running): Promise<void> {
    try {
      await within(discardMs, "consumer disconnect", () => consumer.disconnect());
    } catch (error) {
      log("warn", "consumer did not end by itself", { group, error: String(error) });
    }
    await dropCluster(cluster);
  }

  return {
    state: reporter.get,
    async stop() {
      stopping.abort();
      clearInterval(watchdog);
      current?.end("stopped");
      await done;
      reporter.set({ healthy: false, reason: "stopped" });
    },
  };
}
