import type { Broker, Subscription } from "../broker.ts";
import { type ClientOptions, createClient, warnToConsole } from "./client.ts";
import { openLink } from "./link.ts";
import { listGroups, listTopics } from "./offsets.ts";
import { createPublisher } from "./publish.ts";
import { readFrom, readOne } from "./read.ts";
import { startSubscription } from "./subscribe.ts";
import { startTail } from "./tail.ts";

export type { ClientOptions, Log, LogLevel } from "./client.ts";

const questionMs = 2_500;

/** The broker port on kafkajs. Opens nothing until it is used, and never fails for a broker that is away: calls do. */
export function createBroker(options: ClientOptions): Broker {
  const kafka = createClient(options);
  const log = options.log ?? warnToConsole;
  const publishing = openLink(kafka);
  const asking = openLink(kafka);
  const subscriptions = new Set<Subscription>();

  const lagOf = async (group: string, topics: string[]) => {
    const [found] = await listGroups(asking, [{ group, topics }], questionMs);
    return found?.lag ?? 0;
  };

  function keep(subscription: Subscription): Subscription {
    subscriptions.add(subscription);
    return {
      state: subscription.state,
      async stop() {
        subscriptions.delete(subscription);
        await subscription.stop();
      },
    };
  }

  return {
    publish: createPublisher(publishing),
    subscribe: async (subscribe) => keep(startSubscription(kafka, subscribe, lagOf, log)),
    tail: async (tail) => keep(startTail(kafka, tail, log)),
    read: (topic, partition, offset) => readOne(asking, topic, partition, offset, questionMs),
    readRange: (topic, partition, from, limit) => readFrom(asking, topic, partition, from, limit, questionMs),
    topics: () => listTopics(asking, questionMs),
    groups: (groups) => listGroups(asking, groups, questionMs),
    ping: () => asking.use("ping", questionMs, (cluster) => cluster.refreshMetadata()),
    async close() {
      await Promise.all([...subscriptions].map((subscription) => subscription.stop()));
      await Promise.all([publishing.close(), asking.close()]);
    },
  };
}
