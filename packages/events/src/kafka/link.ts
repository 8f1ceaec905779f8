import type { Kafka } from "kafkajs";
import { BrokerUnavailable } from "../broker.ts";
import { type Cluster, createCluster, dropCluster } from "./internals.ts";
import { within } from "./within.ts";

export type Link = {
  /** Runs `work` on a connected cluster, bounded in time. Whatever is thrown is BrokerUnavailable, and the cluster is replaced. */
  use<T>(what: string, timeoutMs: number, work: (cluster: Cluster, retire: () => void) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

type Held = { cluster: Cluster; users: number; isRetired: boolean };

/**
 * A connection that heals by being replaced: kafkajs goes on using a socket whose requests time out, and metadata that
 * is no longer true. A retired cluster is dropped when its last user is done, so one failure does not fail others.
 */
export function openLink(kafka: Kafka): Link {
  let current: Held | undefined;
  let isClosed = false;

  async function use<T>(what: string, timeoutMs: number, work: (cluster: Cluster, retire: () => void) => Promise<T>) {
    if (isClosed) throw new BrokerUnavailable(`The broker client is closed: ${what}`);
    current ??= { cluster: createCluster(kafka), users: 0, isRetired: false };
    const held = current;
    held.users += 1;
    const connecting = held.cluster.connect();
    try {
      return await within(timeoutMs, what, async () => {
        await connecting;
        return await work(held.cluster, () => retire(held));
      });
    } catch (error) {
      retire(held);
      if (error instanceof BrokerUnavailable) throw error;
      throw new BrokerUnavailable(`Kafka could not be asked: ${what}`, { cause: error });
    } finally {
      held.users -= 1;
      await dropIfUnused(held, connecting);
    }
  }

  function retire(held: Held): void {
    held.isRetired = true;
    if (current === held) current = undefined;
  }

  async function dropIfUnused(held: Held, connecting?: Promise<void>): Promise<void> {
    if (!held.isRetired || held.users > 0) return;
    await dropCluster(held.cluster);
    // A connection that was still being opened would stay open for ever.
    const dropAgain = () => dropCluster(held.cluster);
    void connecting?.then(dropAgain, dropAgain);
  }

  return {
    use,
    async close() {
      isClosed = true;
      const held = current;
      if (!held) return;
      retire(held);
      await dropIfUnused(held);
    },
  };
}
