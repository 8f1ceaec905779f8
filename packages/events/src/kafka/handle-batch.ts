import type { EachBatchPayload } from "kafkajs";
import type { ReceivedBatch } from "../broker.ts";
import { toRecord } from "./records.ts";
import { pause } from "./tail.ts";

const beatMs = 3_000;
const backOffMs = { first: 200, most: 5_000 };

/** When the batch now at work last gave a sign of life. */
export type Progress = { since?: number };

/**
 * Handle, commit, resolve, in this order: a commit that fails leaves the position before the batch, so it comes again.
 * What the handler throws never reaches kafkajs, which would die of a TypeError; only what the group says does
 * (rebalance, lost connection), and makes kafkajs join or connect again. Beats go on while the handler works or waits.
 */
export async function handleBatch(
  payload: EachBatchPayload,
  onBatch: (batch: ReceivedBatch) => Promise<void>,
  progress: Progress,
  isOurs: () => boolean,
  stopping: AbortSignal,
  report: (error?: Error) => void,
): Promise<void> {
  const { topic, partition, messages, highWatermark } = payload.batch;
  // The group may have moved on while other batches of the same fetch were handled.
  await payload.heartbeat();
  let lost: Error | undefined;
  const beat = setInterval(() => {
    payload.heartbeat().catch((error: Error) => {
      lost ??= error;
    });
  }, beatMs);
  const isStale = () => lost !== undefined || !isOurs() || payload.isStale() || !payload.isRunning();
  const batch: ReceivedBatch = {
    topic,
    partition,
    records: messages.map((message) => toRecord(topic, partition, message as never)),
    high: highWatermark,
    isStale,
    async heartbeat() {
      progress.since = Date.now();
      if (lost) throw lost;
      try {
        await payload.heartbeat();
      } catch (error) {
        lost ??= error as Error;
        throw error;
      }
    },
  };
  progress.since = Date.now();
  try {
    for (let waitMs: number = backOffMs.first; ; waitMs = Math.min(waitMs * 2, backOffMs.most)) {
      try {
        await onBatch(batch);
        break;
      } catch (error) {
        if (lost) throw lost;
        if (isStale()) return;
        report(error instanceof Error ? error : new Error(String(error)));
        progress.since = Date.now();
        await pause(waitMs, stopping);
        if (lost) throw lost;
        if (isStale()) return;
      }
    }
    if (!isOurs()) return;
    const offset = String(BigInt(payload.batch.lastOffset()) + 1n);
    await payload.commitOffsetsIfNecessary({ topics: [{ topic, partitions: [{ partition, offset }] }] });
    payload.resolveOffset(payload.batch.lastOffset());
    report();
  } finally {
    clearInterval(beat);
    progress.since = undefined;
  }
}
