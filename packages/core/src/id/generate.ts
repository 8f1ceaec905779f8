import { InfrastructureError } from "../errors.ts";

/** 2021-12-31T00:00:00Z */
export const epochMs = 1_640_908_800_000;
const sequenceBits = 12n;
const workerBits = 10n;
const sequenceMax = 4095;

/** What a holder of a worker id may do; replaced as a whole at each renewal. */
export type Lease = {
  workerId: number;
  /** Database time minus monotonic time at the last renewal: the wall clock of this machine plays no part. */
  offsetMs: number;
  /** No id may carry this time or an earlier one: the previous holder's high-water. */
  floorMs: number;
  /** No id may carry a later time: the high-water stored with the lease. */
  ceilingMs: number;
  /** On the monotonic clock: after this a new holder may exist. */
  validUntilMs: number;
};

/** No id can be made safely now; the caller answers 503 and readiness turns red. */
export class IdsUnavailable extends InfrastructureError {
  override name = "IdsUnavailable";
}

/**
 * Snowflakes: 41 bits of milliseconds, 10 bits worker, 12 bits sequence. Strictly rising within one generator whatever
 * any clock does: time never goes back, a full millisecond borrows the next one, and both stop at the lease's ceiling.
 * The lease is looked at before each id, so that a process paused past its lease makes none.
 */
export function createIdGenerator(
  currentLease: () => Lease | undefined,
  monotonicMs: () => number = () => performance.now(),
) {
  let lastMs = 0;
  let sequence = 0;
  let holder = -1;
  return function nextId(): string {
    const lease = currentLease();
    const monotonic = monotonicMs();
    if (!lease || monotonic >= lease.validUntilMs)
      throw new IdsUnavailable("the lease on this process's worker id has run out");
    if (lease.workerId !== holder) {
      holder = lease.workerId;
      lastMs = 0;
    }
    const time = Math.max(lastMs, lease.floorMs + 1, Math.floor(monotonic + lease.offsetMs));
    if (time > lastMs) {
      lastMs = time;
      sequence = 0;
    } else if (sequence === sequenceMax) {
      lastMs += 1;
      sequence = 0;
    } else {
      sequence += 1;
    }
    if (lastMs > lease.ceilingMs) throw new IdsUnavailable("ids have reached the high-water stored with the lease");
    return snowflake(lastMs, lease.workerId, sequence);
  };
}

export function snowflake(timeMs: number, workerId: number, sequence: number): string {
  return (
    (BigInt(timeMs - epochMs) << (workerBits + sequenceBits)) |
    (BigInt(workerId) << sequenceBits) |
    BigInt(sequence)
  ).toString();
}

/** The parts of an id, for the console and the tests. */
export function readSnowflake(id: string): { timeMs: number; workerId: number; sequence: number } {
  const value = BigInt(id);
  return {
    timeMs: Number(value >> (workerBits + sequenceBits)) + epochMs,
    workerId: Number((value >> sequenceBits) & 1023n),
    sequence: Number(value & 4095n),
  };
}
