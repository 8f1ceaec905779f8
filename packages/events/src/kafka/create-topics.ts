import { BrokerUnavailable } from "../broker.ts";
import { createClient, type Log } from "./client.ts";
import { within } from "./within.ts";

export type TopicLog = Log;

type Plan = { topic: string; partitions: number; retentionMs: number; maxMessageBytes: number };

export async function createMissingTopics(
  brokers: string,
  plans: Plan[],
  options: { log?: Log; timeoutMs?: number } = {},
): Promise<void> {
  const { log, timeoutMs = 30_000 } = options;
  const admin = createClient({ brokers, log, clientId: "orderdeck-topics" }).admin({ retry: { retries: 8 } });
  try {
    await within(timeoutMs, "creating topics", async () => {
      await admin.connect();
      const cluster = await admin.describeCluster();
      const existing = new Set(await admin.listTopics());
      const missing = plans.filter(({ topic }) => !existing.has(topic));
      if (missing.length > 0) {
        const replicas = Math.min(3, cluster.brokers.length);
        await admin.createTopics({ topics: missing.map((plan) => topicConfig(plan, replicas)), timeout: 15_000 });
      }
      const short = (await partitionCounts(admin, plans)).filter(({ count, plan }) => count < plan.partitions);
      if (short.length > 0) {
        await admin.createPartitions({
          topicPartitions: short.map(({ plan }) => ({ topic: plan.topic, count: plan.partitions })),
        });
      }
      const wrong = (await partitionCounts(admin, plans)).filter(({ count, plan }) => count !== plan.partitions);
      if (wrong.length > 0) {
        const list = wrong.map(({ plan, count }) => `${plan.topic} has ${count}`).join(", ");
        throw new Error(`Each topic needs ${plans[0]?.partitions} partitions, but ${list}`);
      }
    });
  } finally {
    await admin.disconnect();
  }
}

function topicConfig(plan: Plan, replicas: number) {
  return {
    topic: plan.topic,
    numPartitions: plan.partitions,
    replicationFactor: replicas,
    configEntries: [
      { name: "retention.ms", value: String(plan.retentionMs) },
      { name: "max.message.bytes", value: String(plan.maxMessageBytes) },
      // kafkajs reads only gzip: whatever an outside tool sends, the broker stores it so that we can read it. Our own
      // records come uncompressed and are stored as they are.
      { name: "compression.type", value: "uncompressed" },
      { name: "min.insync.replicas", value: replicas >= 3 ? "2" : "1" },
    ],
  };
}

async function partitionCounts(admin: ReturnType<ReturnType<typeof createClient>["admin"]>, plans: Plan[]) {
  const { topics } = await admin.fetchTopicMetadata({ topics: plans.map(({ topic }) => topic) });
  const counts = new Map(topics.map(({ name, partitions }) => [name, partitions.length]));
  return plans.map((plan) => {
    const count = counts.get(plan.topic);
    if (count === undefined) throw new BrokerUnavailable(`Topic ${plan.topic} was created but is not there yet`);
    return { plan, count };
  });
}
