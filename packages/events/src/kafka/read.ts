import { BrokerUnavailable, type ReceivedRecord } from "../broker.ts";
import { kafkaErrorName, offsetOutOfRange, unknownTopic } from "./errors.ts";
import { type Cluster, unjudged } from "./internals.ts";
import type { Link } from "./link.ts";
import { byLeader, lowAndHigh, partitionsOf } from "./offsets.ts";
import { toRecord } from "./records.ts";

/** The server returns one whole batch at least, whatever its size. */
const fetchBytes = 256 * 1024;
/** What lies at the end of the log is not waited for. */
const waitMs = 20;

export async function readOne(link: Link, topic: string, partition: number, offset: string, timeoutMs: number) {
  const [record] = await readFrom(link, topic, partition, offset, 1, timeoutMs, false);
  return record?.offset === offset ? record : undefined;
}

/** With `fromLow`, a start before the first record still there means that record. */
export function readFrom(
  link: Link,
  topic: string,
  partition: number,
  fromOffset: string,
  limit: number,
  timeoutMs: number,
  fromLow = true,
): Promise<ReceivedRecord[]> {
  return link.use("read", timeoutMs, async (cluster) => {
    await cluster.refreshMetadataIfNecessary();
    if (!partitionsOf(cluster, topic).includes(partition)) await cluster.refreshMetadata();
    if (!partitionsOf(cluster, topic).includes(partition)) return [];
    const records: ReceivedRecord[] = [];
    let next = BigInt(fromOffset);
    while (records.length < limit) {
      const fetched = await fetchAt(cluster, topic, partition, String(next));
      if (fetched === "unknown") return records;
      if (fetched === "out-of-range") {
        const [low, high] = await lowAndHigh(cluster, new Map([[topic, [partition]]]));
        const first = BigInt(low.get(`${topic}|${partition}`) ?? 0);
        if (!fromLow || next >= first || first >= BigInt(high.get(`${topic}|${partition}`) ?? 0)) return records;
        next = first;
        continue;
      }
      const last = fetched.messages.at(-1);
      for (const message of fetched.messages) {
        if (BigInt(message.offset) < next || message.isControlRecord || records.length >= limit) continue;
        records.push(toRecord(topic, partition, message));
      }
      if (!last || BigInt(last.offset) < next) return records;
      next = BigInt(last.offset) + 1n;
      if (next >= BigInt(fetched.highWatermark)) return records;
    }
    return records;
  });
}

async function fetchAt(cluster: Cluster, topic: string, partition: number, fetchOffset: string) {
  const [leader] = byLeader(cluster, new Map([[topic, [partition]]])).keys();
  const node = unjudged(await cluster.findBroker({ nodeId: String(leader) }));
  const { responses } = await node.fetch({
    isolationLevel: 1,
    maxWaitTime: waitMs,
    minBytes: 1,
    maxBytes: fetchBytes,
    topics: [{ topic, partitions: [{ partition, fetchOffset, maxBytes: fetchBytes }] }],
  });
  const answer = responses[0]?.partitions[0];
  if (!answer) throw new BrokerUnavailable(`No answer for ${topic} ${partition}`);
  if (answer.errorCode === offsetOutOfRange) return "out-of-range";
  if (answer.errorCode === unknownTopic) return "unknown";
  if (answer.errorCode !== 0)
    throw new BrokerUnavailable(`${kafkaErrorName(answer.errorCode)} on ${topic} ${partition}`);
  return answer;
}
