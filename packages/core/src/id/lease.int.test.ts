import { testDatabase } from "@orderdeck/db/test-database";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { IdsUnavailable, leaseWorkerId, readSnowflake } from "./index.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase(inject("databaseUrl"));
});
afterAll(() => database.drop());

const fail = (error: unknown) => {
  throw error;
};

describe("leaseWorkerId", () => {
  it("gives every process a worker id of its own, and 1,000,000 ids of four holders are all different", async () => {
    const holders = await Promise.all(Array.from({ length: 4 }, () => leaseWorkerId(database, fail)));
    expect(new Set(holders.map((holder) => holder.workerId())).size).toBe(4);
    const ids = new Set<string>();
    for (let n = 0; n < 250_000; n++) for (const holder of holders) ids.add(holder.nextId());
    expect(ids.size).toBe(1_000_000);
    for (const holder of holders) await holder.release();
  });

  it("stops a holder paused past its lease, and its successor on the same worker id starts above everything it made", async () => {
    let pausedMs = 0;
    const paused = await leaseWorkerId(database, fail, () => performance.now() + pausedMs);
    const before = paused.nextId();
    const workerId = paused.workerId() as number;
    pausedMs = 40_000;
    expect(() => paused.nextId()).toThrow(IdsUnavailable);
    expect(paused.isHealthy()).toBe(false);
    const connection = await database.acquire();
    // The database's view of the same pause; every other worker id is taken, so that the successor must take this one.
    await connection.query("UPDATE worker_lease SET expires_at = UTC_TIMESTAMP(3) + INTERVAL 1 HOUR WHERE id <> ?", [
      workerId,
    ]);
    await connection.query("UPDATE worker_lease SET expires_at = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND WHERE id = ?", [
      workerId,
    ]);
    connection.release();
    const successor = await leaseWorkerId(database, fail);
    expect(successor.workerId()).toBe(workerId);
    const after = successor.nextId();
    expect(BigInt(after) > BigInt(before)).toBe(true);
    expect(readSnowflake(after).timeMs).toBeGreaterThan(readSnowflake(before).timeMs);
    pausedMs = 0;
    await successor.release();
    await paused.release();
  });
});
