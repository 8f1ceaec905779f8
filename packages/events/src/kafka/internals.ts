import type { Kafka } from "kafkajs";

/**
 * The parts of kafkajs 2.2.4 that it does not export but that we stand on: one Kafka connection with produce, fetch and
 * offsets. The version is exact and final (the project is unmaintained), so these shapes do not move.
 */
export type PartitionMetadata = { partitionErrorCode: number; partitionId: number; leader: number };

export type FetchedMessage = {
  offset: string;
  timestamp: string;
  key: Buffer | null;
  value: Buffer | null;
  headers: Record<string, Buffer | Buffer[] | null | undefined>;
  isControlRecord?: boolean;
};

export type FetchResponse = {
  responses: {
    topicName: string;
    partitions: { partition: number; errorCode: number; highWatermark: string; messages: FetchedMessage[] }[];
  }[];
};

export type ProduceResponse = {
  topics: { topicName: string; partitions: { partition: number; errorCode: number; baseOffset: string }[] }[];
};

type TopicList<P> = { topic: string; partitions: P[] }[];

export type Node = {
  nodeId: string;
  connectionPool: { send(protocol: Protocol): Promise<unknown>; pool: Connection[] };
  produce(request: { acks: number; timeout: number; topicData: TopicList<object> }): Promise<ProduceResponse>;
  fetch(request: {
    isolationLevel: number;
    maxWaitTime: number;
    minBytes: number;
    maxBytes: number;
    topics: TopicList<{ partition: number; fetchOffset: string; maxBytes: number }>;
  }): Promise<FetchResponse>;
  listOffsets(request: {
    isolationLevel: number;
    topics: TopicList<{ partition: number; timestamp: number }>;
  }): Promise<{ responses: TopicList<{ partition: number; errorCode: number; offset: string }> }>;
  describeGroups(request: { groupIds: string[] }): Promise<{
    groups: { groupId: string; state: string; members: { memberAssignment: Buffer }[] }[];
  }>;
  offsetFetch(request: { groupId: string; topics: TopicList<{ partition: number }> }): Promise<{
    responses: TopicList<{ partition: number; errorCode: number; offset: string }>;
  }>;
};

export type Metadata = {
  topicMetadata: { topic: string; isInternal?: boolean; partitionMetadata: PartitionMetadata[] }[];
};

type Protocol = { response: { decode(raw: Buffer): Promise<unknown>; parse(data: unknown): Promise<unknown> } };

type Connection = {
  socket?: { destroy(): void };
  requestQueue: RequestQueue;
  disconnect(): Promise<unknown>;
};

export type RequestQueue = {
  pending: unknown[];
  throttledUntil: number;
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  checkPendingRequests(): void;
  scheduleCheckPendingRequests(): void;
  rejectAll(error: Error): void;
};

export type Cluster = {
  connectionPoolBuilder: { build(address: { host: string; port: number }): Promise<Node["connectionPool"]> };
  brokerPool: {
    brokers: Record<string, Node>;
    seedBroker?: Node;
    metadata: Metadata | null;
    findConnectedBroker(): Promise<Node>;
  };
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  refreshMetadata(): Promise<void>;
  refreshMetadataIfNecessary(): Promise<void>;
  findTopicPartitionMetadata(topic: string): PartitionMetadata[];
  findBroker(node: { nodeId: string }): Promise<Node>;
  findGroupCoordinator(group: { groupId: string }): Promise<Node>;
};

type CreateCluster = (options: object) => Cluster;

export function createCluster(kafka: Kafka): Cluster {
  return doorOf(kafka).create({ metadataMaxAge: 60_000, allowAutoTopicCreation: false });
}

/** A consumer keeps its cluster to itself; we need it to drop connections that do not end by themselves. */
export function captureCluster<T>(kafka: Kafka, create: () => T): { created: T; cluster: Cluster } {
  const door = doorOf(kafka);
  let cluster: Cluster | undefined;
  door.set((options) => {
    cluster = door.create(options);
    return cluster;
  });
  const created = create();
  door.set(door.create);
  if (!cluster) throw new Error("This is not kafkajs 2.2.4");
  return { created, cluster };
}

function doorOf(kafka: Kafka): { create: CreateCluster; set(create: CreateCluster): void } {
  const door = Object.getOwnPropertySymbols(kafka).find(
    ({ description }) => description === "private:Kafka:createCluster",
  );
  if (!door) throw new Error("This is not kafkajs 2.2.4");
  const doors = kafka as unknown as Record<symbol, CreateCluster>;
  return {
    create: doors[door] as CreateCluster,
    set(create) {
      doors[door] = create;
    },
  };
}

/**
 * The same node, but its answers are decoded and not judged: kafkajs throws for the first partition with an error, and
 * what the other partitions answered would be lost.
 */
export function unjudged(node: Node): Node {
  const send = (protocol: Protocol) =>
    node.connectionPool.send({
      ...protocol,
      response: { decode: (raw) => protocol.response.decode(raw), parse: async (data) => data },
    });
  return Object.create(node, { connectionPool: { value: { send } } });
}

/** Ends a cluster at once: kafkajs's own disconnect waits for answers that may never come. */
export async function dropCluster(cluster: Cluster): Promise<void> {
  const { brokers, seedBroker } = cluster.brokerPool;
  const nodes = new Set([...Object.values(brokers), ...(seedBroker ? [seedBroker] : [])]);
  for (const { connectionPool } of nodes) {
    for (const connection of connectionPool.pool) {
      connection.requestQueue.rejectAll(new Error("The connection was given up"));
      await connection.disconnect();
      connection.socket?.destroy();
    }
  }
}
