import { AssignerProtocol } from "kafkajs";
import { BrokerUnavailable, type GroupOffsets, type GroupQuery, type TopicOffsets } from "../broker.ts";
import { kafkaErrorName } from "./errors.ts";
import { type Cluster, unjudged } from "./internals.ts";
import type { Link } from "./link.ts";

const earliest = -2;
const latest = -1;

export type PartitionList = Map<string, number[]>;
/** Offsets by `topic|partition`. */
export type Offsets = Map<string, string>;

export function listTopics(link: Link, timeoutMs: number): Promise<TopicOffsets[]> {
  return link.use("topics", timeoutMs, async (cluster) => {
    await cluster.refreshMetadata();
    const partitions: PartitionList = new Map();
    for (const { topic, isInternal, partitionMetadata } of cluster.brokerPool.metadata?.topicMetadata ?? []) {
      if (isInternal || topic.startsWith("__")) continue;
      partitions.set(
        topic,
        partitionMetadata.map(({ partitionId }) => partitionId).sort((a, b) => a - b),
      );
    }
    const [low, high] = await lowAndHigh(cluster, partitions);
    return [...partitions].sort().map(([topic, ids]) => ({
      topic,
      partitions: ids.map((partition) => ({
        partition,
        low: offsetOf(low, topic, partition),
        high: offsetOf(high, topic, partition),
      })),
    }));
  });
}

export function listGroups(link: Link, queries: GroupQuery[], timeoutMs: number): Promise<GroupOffsets[]> {
  return link.use("groups", timeoutMs, async (cluster) => {
    await cluster.refreshMetadata();
    const asked = queries.map((query) => (typeof query === "string" ? { group: query, topics: [] } : query));
    const found = await Promise.all(asked.map(({ group, topics }) => readGroup(cluster, group, topics)));
    const partitions: PartitionList = new Map();
    for (const { committed } of found) {
      for (const topic of committed.keys()) partitions.set(topic, partitionsOf(cluster, topic));
    }
    const [low, high] = await lowAndHigh(cluster, partitions);
    return found.map(({ group, state, members, committed }) => {
      const rows = [...committed].sort().flatMap(([topic, offsets]) =>
        partitionsOf(cluster, topic).map((partition) => {
          const own = offsets.get(partition) ?? null;
          const end = offsetOf(high, topic, partition);
          const from = BigInt(own ?? offsetOf(low, topic, partition));
          const lag = Math.max(0, Number(BigInt(end) - from));
          return { topic, partition, committed: own, high: end, lag };
        }),
      );
      return { group, state, members, lag: rows.reduce((sum, row) => sum + row.lag, 0), partitions: rows };
    });
  });
}

/** What the group committed, per topic it was asked about, is assigned to, or has commits of. */
async function readGroup(cluster: Cluster, group: string, topics: string[]) {
  const coordinator = await cluster.findGroupCoordinator({ groupId: group });
  const everywhere = (cluster.brokerPool.metadata?.topicMetadata ?? []).map(({ topic }) => topic);
  const [described, fetched] = await Promise.all([
    coordinator.describeGroups({ groupIds: [group] }),
    coordinator.offsetFetch({
      groupId: group,
      topics: everywhere.map((topic) => ({
        topic,
        partitions: partitionsOf(cluster, topic).map((partition) => ({ partition })),
      })),
    }),
  ]);
  const { state = "Dead", members = [] } = described.groups[0] ?? {};
  const committed = new Map<string, Map<number, string>>(topics.map((topic) => [topic, new Map()]));
  for (const { memberAssignment } of members) {
    const decoded = memberAssignment.length > 0 ? AssignerProtocol.MemberAssignment.decode(memberAssignment) : null;
    for (const topic of Object.keys(decoded?.assignment ?? {})) {
      if (!committed.has(topic)) committed.set(topic, new Map());
    }
  }
  for (const { topic, partitions } of fetched.responses) {
    for (const { partition, offset } of partitions) {
      if (Number(offset) < 0) continue;
      const offsets = committed.get(topic) ?? new Map<number, string>();
      committed.set(topic, offsets.set(partition, offset));
    }
  }
  return { group, state, members: members.length, committed };
}

export function lowAndHigh(cluster: Cluster, partitions: PartitionList): Promise<[Offsets, Offsets]> {
  return Promise.all([listOffsets(cluster, partitions, earliest), listOffsets(cluster, partitions, latest)]);
}

async function listOffsets(cluster: Cluster, partitions: PartitionList, timestamp: number): Promise<Offsets> {
  const offsets: Offsets = new Map();
  const answers = [...byLeader(cluster, partitions)].map(async ([leader, list]) => {
    const node = unjudged(await cluster.findBroker({ nodeId: String(leader) }));
    const topics = [...list].map(([topic, ids]) => ({
      topic,
      partitions: ids.map((partition) => ({ partition, timestamp })),
    }));
    const { responses } = await node.listOffsets({ isolationLevel: 0, topics });
    for (const { topic, partitions } of responses) {
      for (const { partition, errorCode, offset } of partitions) {
        if (errorCode !== 0) throw new BrokerUnavailable(`${kafkaErrorName(errorCode)} on ${topic} ${partition}`);
        offsets.set(`${topic}|${partition}`, offset);
      }
    }
  });
  await Promise.all(answers);
  return offsets;
}

export function byLeader(cluster: Cluster, partitions: PartitionList): Map<number, PartitionList> {
  const leaders = new Map<number, PartitionList>();
  for (const [topic, ids] of partitions) {
    const metadata = cluster.findTopicPartitionMetadata(topic);
    for (const id of ids) {
      const leader = metadata.find(({ partitionId }) => partitionId === id)?.leader ?? -1;
      if (leader < 0) throw new BrokerUnavailable(`${topic} ${id} has no leader`);
      const list = leaders.get(leader) ?? new Map<string, number[]>();
      leaders.set(leader, list.set(topic, [...(list.get(topic) ?? []), id]));
    }
  }
  return leaders;
}

export function partitionsOf(cluster: Cluster, topic: string): number[] {
  const ids = cluster.findTopicPartitionMetadata(topic).map(({ partitionId }) => partitionId);
  return ids.sort((a, b) => a - b);
}

function offsetOf(offsets: Offsets, topic: string, partition: number): string {
  const offset = offsets.get(`${topic}|${partition}`);
  if (offset === undefined) throw new BrokerUnavailable(`No offset of ${topic} ${partition}`);
  return offset;
}
