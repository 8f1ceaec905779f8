import { randomUUID } from "node:crypto";
import type { Database } from "@orderdeck/db/client";
import type { ResultSetHeader, RowDataPacket } from "mysql2/promise";
import { createIdGenerator, type Lease } from "./generate.ts";

/** A lease lives 30 s and is renewed every 10 s: two renewals may be missed. */
const timeToLiveMs = 30_000;
const renewEveryMs = 10_000;
/** How far above the database's clock ids may run: more than a renewal interval, so that a quiet renewal never stops them. */
const headroomMs = 25_000;
/** The holder gives up this long before the database would hand its worker id to another. */
const safetyMs = 5_000;

export type WorkerIds = {
  nextId(): string;
  isHealthy(): boolean;
  workerId(): number | undefined;
  /** Stops renewing and gives the worker id back. */
  release(): Promise<void>;
};

type Held = { lease: Lease; owner: string };

/**
 * Takes a worker id no other process holds and keeps it. A holder that was paused, cut off or overtaken makes no ids;
 * the loop then takes a fresh worker id. `onTrouble` hears why a renewal failed.
 */
export async function leaseWorkerId(
  database: Database,
  onTrouble: (error: unknown) => void,
  monotonicMs: () => number = () => performance.now(),
): Promise<WorkerIds> {
  let held: Held | undefined = await takeLease(database, monotonicMs);
  let isReleased = false;
  let timer: NodeJS.Timeout | undefined;

  async function renew(): Promise<void> {
    try {
      held = (held && (await renewLease(database, held, monotonicMs))) ?? (await takeLease(database, monotonicMs));
    } catch (error) {
      onTrouble(error);
    }
    if (!isReleased) schedule();
  }
  function schedule(): void {
    const isValid = held && monotonicMs() < held.lease.validUntilMs - timeToLiveMs / 2;
    timer = setTimeout(() => void renew(), isValid ? renewEveryMs : 500);
    timer.unref();
  }
  schedule();
  return {
    nextId: createIdGenerator(() => (isReleased ? undefined : held?.lease), monotonicMs),
    isHealthy: () => !isReleased && held !== undefined && monotonicMs() < held.lease.validUntilMs,
    workerId: () => held?.lease.workerId,
    async release() {
      isReleased = true;
      clearTimeout(timer);
      if (held)
        await run(database, "UPDATE worker_lease SET owner = NULL, expires_at = NULL WHERE id = ? AND owner = ?", [
          held.lease.workerId,
          held.owner,
        ]);
    },
  };
}

const dbNowMs = "CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED)";

async function takeLease(database: Database, monotonicMs: () => number): Promise<Held> {
  const owner = randomUUID();
  for (;;) {
    const askedAt = monotonicMs();
    const candidates = await rows<{ id: number; high_water_ms: string; now_ms: string }>(
      database,
      `SELECT id, high_water_ms, ${dbNowMs} AS now_ms FROM worker_lease
       WHERE expires_at IS NULL OR expires_at < UTC_TIMESTAMP(3) ORDER BY high_water_ms, id LIMIT 8`,
    );
    // Processes that start together should not all reach for the same one.
    const free = candidates[Math.floor(Math.random() * candidates.length)];
    if (!free) throw new Error("all 1,024 worker ids are taken");
    const floorMs = Number(free.high_water_ms);
    const ceilingMs = Math.max(floorMs, Number(free.now_ms)) + headroomMs;
    // The high-water read above must still stand: a holder in between would have raised it.
    const taken = await run(
      database,
      `UPDATE worker_lease SET owner = ?, expires_at = UTC_TIMESTAMP(3) + INTERVAL ${timeToLiveMs / 1000} SECOND, high_water_ms = ?
       WHERE id = ? AND high_water_ms = ? AND (expires_at IS NULL OR expires_at < UTC_TIMESTAMP(3))`,
      [owner, ceilingMs, free.id, free.high_water_ms],
    );
    if (taken === 1) {
      return {
        owner,
        lease: {
          workerId: free.id,
          offsetMs: Number(free.now_ms) - askedAt,
          floorMs,
          ceilingMs,
          validUntilMs: askedAt + timeToLiveMs - safetyMs,
        },
      };
    }
  }
}

/** Undefined when the lease is no longer ours. */
async function renewLease(database: Database, held: Held, monotonicMs: () => number): Promise<Held | undefined> {
  const askedAt = monotonicMs();
  const { workerId, ceilingMs, floorMs } = held.lease;
  const [clock] = await rows<{ now_ms: string }>(database, `SELECT ${dbNowMs} AS now_ms`);
  const nowMs = Number(clock?.now_ms);
  const nextCeilingMs = Math.max(ceilingMs, nowMs + headroomMs);
  const renewed = await run(
    database,
    `UPDATE worker_lease SET expires_at = UTC_TIMESTAMP(3) + INTERVAL ${timeToLiveMs / 1000} SECOND, high_water_ms = ?
     WHERE id = ? AND owner = ? AND expires_at >= UTC_TIMESTAMP(3)`,
    [nextCeilingMs, workerId, held.owner],
  );
  if (renewed !== 1) return undefined;
  return {
    owner: held.owner,
    lease: {
      workerId,
      floorMs,
      offsetMs: nowMs - askedAt,
      ceilingMs: nextCeilingMs,
      validUntilMs: askedAt + timeToLiveMs - safetyMs,
    },
  };
}

async function rows<Row>(database: Database, statement: string): Promise<Row[]> {
  const connection = await database.acquire();
  try {
    const [result] = await connection.query<RowDataPacket[]>(statement);
    return result as never;
  } finally {
    connection.release();
  }
}

async function run(database: Database, statement: string, parameters: (string | number)[]): Promise<number> {
  const connection = await database.acquire();
  try {
    const [result] = await connection.query<ResultSetHeader>(statement, parameters);
    return result.affectedRows;
  } finally {
    connection.release();
  }
}
