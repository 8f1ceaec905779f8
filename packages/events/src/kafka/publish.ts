import { Partitioners } from "kafkajs";
import { type Acknowledged, type OutgoingRecord, PublishFailed } from "../broker.ts";
import { refusedByBroker } from "./errors.ts";
import { type Cluster, unjudged } from "./internals.ts";
import type { Link } from "./link.ts";
import { within } from "./within.ts";

/** A partition's records of one request form one record batch, and topics bound the batch (2 MB). */
const chunkBytes = 800 * 1024;
/** Of one request to one server: bounds memory, far below the server's own 100 MB. */
const requestBytes = 8 * 1024 * 1024;

type Answers = (Acknowledged | Error)[];
type Message = { key: Buffer | null; value: Buffer | null; headers: Record<string, Buffer>; timestamp: number };
type Chunk = { indexes: number[]; messages: Message[]; bytes: number };
/** What one call sends to one partition, in order: a chunk goes only after the one before it is acknowledged. */
type Lane = { topic: string; partition: number; chunks: Chunk[] };

/**
 * kafkajs's own producer keeps acknowledgements across its internal retries (a stale one can count for a new attempt)
 * and answers with one error for all partitions. Here there are no retries, acks are always "all", and each record is
 * answered by its own partition's line in the reply.
 */
export function createPublisher(link: Link) {
  const partition = Partitioners.DefaultPartitioner();

  return async function publish(records: OutgoingRecord[], { timeoutMs = 10_000 } = {}): Promise<Answers> {
    if (records.length === 0) return [];
    const answers: Answers = new Array(records.length);
    const deadline = Date.now() + timeoutMs;
    // Half a second more than the sends have: they answer for themselves.
    await link.use("publish", timeoutMs + 500, async (cluster, retire) => {
      await loadTopics(cluster, new Set(records.map(({ topic }) => topic)));
      const lanesByLeader = route(cluster, records, answers, retire);
      const sends = [...lanesByLeader].map(async ([leader, lanes]) => {
        for (let open = lanes; open.length > 0; open = open.filter(({ chunks }) => chunks.length > 0)) {
          await sendRound(cluster, leader, open, answers, deadline, retire);
        }
      });
      await Promise.all(sends);
    });
    return answers;
  };

  function route(
    cluster: Cluster,
    records: OutgoingRecord[],
    answers: Answers,
    retire: () => void,
  ): Map<number, Lane[]> {
    const lanes = new Map<string, Lane>();
    const lanesByLeader = new Map<number, Lane[]>();
    records.forEach((record, index) => {
      const { topic } = record;
      const partitionMetadata = cluster.findTopicPartitionMetadata(topic);
      if (partitionMetadata.length === 0) {
        answers[index] = refusedByBroker(3, topic, -1);
        return;
      }
      const message = toMessage(record);
      const chosen = partition({ topic, partitionMetadata: partitionMetadata as never, message: message as never });
      const leader = partitionMetadata.find(({ partitionId }) => partitionId === chosen)?.leader ?? -1;
      if (leader < 0) {
        retire();
        answers[index] = refusedByBroker(5, topic, chosen);
        return;
      }
      const name = `${topic}|${chosen}`;
      let lane = lanes.get(name);
      if (!lane) {
        lane = { topic, partition: chosen, chunks: [] };
        lanes.set(name, lane);
        lanesByLeader.set(leader, [...(lanesByLeader.get(leader) ?? []), lane]);
      }
      append(lane, index, message);
    });
    return lanesByLeader;
  }
}

async function sendRound(
  cluster: Cluster,
  leader: number,
  open: Lane[],
  answers: Answers,
  deadline: number,
  retire: () => void,
): Promise<void> {
  const round: { lane: Lane; chunk: Chunk }[] = [];
  let bytes = 0;
  for (const lane of open) {
    const chunk = lane.chunks[0];
    if (!chunk || (round.length > 0 && bytes + chunk.bytes > requestBytes)) continue;
    round.push({ lane, chunk });
    bytes += chunk.bytes;
  }
  try {
    const codes = await produce(cluster, leader, round, deadline);
    for (const { lane, chunk } of round) {
      const answer = codes.get(`${lane.topic}|${lane.partition}`);
      if (answer?.errorCode === 0) {
        const base = BigInt(answer.baseOffset);
        for (const [position, index] of chunk.indexes.entries()) {
          answers[index] = { partition: lane.partition, offset: String(base + BigInt(position)) };
        }
        lane.chunks.shift();
        continue;
      }
      if (!answer) fail(lane, answers, new PublishFailed("NO_ANSWER", false, `No answer for ${lane.topic}`));
      else fail(lane, answers, refusedByBroker(answer.errorCode, lane.topic, lane.partition));
      // Most refusals mean that somebody else leads the partition now.
      retire();
    }
  } catch (error) {
    retire();
    const kind = error instanceof Error ? error.name : "UNKNOWN";
    for (const { lane } of round) {
      fail(lane, answers, new PublishFailed(kind, false, `Outcome unknown on ${lane.topic}`, { cause: error }));
    }
  }
}

async function produce(cluster: Cluster, leader: number, round: { lane: Lane; chunk: Chunk }[], deadline: number) {
  const topics = new Map<string, { partition: number; messages: Message[] }[]>();
  for (const { lane, chunk } of round) {
    topics.set(lane.topic, [
      ...(topics.get(lane.topic) ?? []),
      { partition: lane.partition, messages: chunk.messages },
    ]);
  }
  const timeout = Math.max(1, deadline - Date.now());
  const { topics: answered } = await within(timeout, "produce", async () => {
    const node = unjudged(await cluster.findBroker({ nodeId: String(leader) }));
    const topicData = [...topics].map(([topic, partitions]) => ({ topic, partitions }));
    return node.produce({ acks: -1, timeout, topicData });
  });
  return new Map(
    answered.flatMap(({ topicName, partitions }) =>
      partitions.map((partition) => [`${topicName}|${partition.partition}`, partition] as const),
    ),
  );
}

function fail(lane: Lane, answers: Answers, error: Error): void {
  for (const { indexes } of lane.chunks) for (const index of indexes) answers[index] = error;
  lane.chunks = [];
}

/** Metadata of all topics: asked for by name, one topic that is not there would fail the others. */
async function loadTopics(cluster: Cluster, topics: Set<string>): Promise<void> {
  await cluster.refreshMetadataIfNecessary();
  for (const topic of topics) {
    if (cluster.findTopicPartitionMetadata(topic).length === 0) return await cluster.refreshMetadata();
  }
}

function append(lane: Lane, index: number, message: Message): void {
  let bytes = 100 + (message.key?.length ?? 0) + (message.value?.length ?? 0);
  for (const [name, value] of Object.entries(message.headers)) bytes += name.length + value.length + 4;
  const last = lane.chunks.at(-1);
  if (last && last.bytes + bytes <= chunkBytes) {
    last.indexes.push(index);
    last.messages.push(message);
    last.bytes += bytes;
  } else {
    lane.chunks.push({ indexes: [index], messages: [message], bytes });
  }
}

function toMessage(record: OutgoingRecord): Message {
  const headers: Record<string, Buffer> = {};
  for (const [name, value] of Object.entries(record.headers)) headers[name] = toBuffer(value) ?? Buffer.alloc(0);
  return {
    key: toBuffer(record.key),
    value: toBuffer(record.value),
    headers,
    timestamp: record.timestamp ?? Date.now(),
  };
}

function toBuffer(value: Uint8Array | string | null): Buffer | null {
  if (value === null) return null;
  if (typeof value === "string") return Buffer.from(value);
  return Buffer.isBuffer(value) ? value : Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}
