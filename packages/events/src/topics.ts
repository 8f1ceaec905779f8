import { catalog, eventTypes } from "./catalog.ts";
import { createMissingTopics, type TopicLog } from "./kafka/create-topics.ts";

const dayMs = 24 * 60 * 60 * 1000;
const megabyte = 1024 * 1024;

export const partitionCount = 6;

/** Groups whose failures become dead letters; each has its `.dlq` and `.redrive` topic. */
export const deadLetterGroups = ["deduct-stock", "release-stock", "notify-buyer", "request-refund"] as const;

export type TopicPlan = { topic: string; partitions: number; retentionMs: number; maxMessageBytes: number };

export const eventTopics: string[] = eventTypes.map((type) => catalog[type].topic);
export const deadLetterTopics: string[] = deadLetterGroups.map(deadLetterTopicOf);
export const redriveTopics: string[] = deadLetterGroups.map(redriveTopicOf);

/** Every topic of the product. Dead letters and re-drives carry their source's bytes plus headers, so they may be larger. */
export const topicPlans: TopicPlan[] = [
  ...eventTopics.map((topic) => plan(topic, 7 * dayMs, 2 * megabyte)),
  ...redriveTopics.map((topic) => plan(topic, 7 * dayMs, 4 * megabyte)),
  ...deadLetterTopics.map((topic) => plan(topic, 30 * dayMs, 4 * megabyte)),
];

export function deadLetterTopicOf(group: string): string {
  return `${group}.dlq`;
}

export function redriveTopicOf(group: string): string {
  return `${group}.redrive`;
}

/**
 * Creates what is missing, adds missing partitions, and throws if a topic then has another count: keys would be spread
 * differently. Any number of processes may call it at once.
 */
export function ensureTopics(brokers: string, options: { log?: TopicLog; timeoutMs?: number } = {}): Promise<void> {
  return createMissingTopics(brokers, topicPlans, options);
}

function plan(topic: string, retentionMs: number, maxMessageBytes: number): TopicPlan {
  return { topic, partitions: partitionCount, retentionMs, maxMessageBytes };
}
