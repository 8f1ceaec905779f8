import { describe, expect, it } from "vitest";
import { createIdGenerator, epochMs, IdsUnavailable, type Lease, readSnowflake } from "./generate.ts";

const base = Date.UTC(2026, 0, 1);
const lease = (over: Partial<Lease> = {}): Lease => ({
  workerId: 7,
  offsetMs: base,
  floorMs: 0,
  ceilingMs: base + 25_000,
  validUntilMs: 25_000,
  ...over,
});

describe("createIdGenerator", () => {
  it("puts time, worker and sequence where the layout says", () => {
    const nextId = createIdGenerator(
      () => lease(),
      () => 10,
    );
    nextId();
    expect(readSnowflake(nextId())).toEqual({ timeMs: base + 10, workerId: 7, sequence: 1 });
    expect(epochMs).toBe(Date.UTC(2021, 11, 31));
  });

  it("rises strictly when the clock stands still, steps back or jumps forward", () => {
    const clock = [0, 0, 5_000, 100, 100, 9_000, 1];
    let last = 0n;
    let step = 0;
    const nextId = createIdGenerator(
      () => lease(),
      () => clock[Math.min(Math.floor(step++ / 5_000), clock.length - 1)] as number,
    );
    for (let n = 0; n < 35_000; n++) {
      const id = BigInt(nextId());
      expect(id > last).toBe(true);
      last = id;
    }
  });

  it("makes no id once the lease may belong to another, and none above the stored high-water", () => {
    let now = 24_999;
    const nextId = createIdGenerator(
      () => lease(),
      () => now,
    );
    nextId();
    now = 25_000;
    expect(() => nextId()).toThrow(IdsUnavailable);
    expect(() =>
      createIdGenerator(
        () => lease({ ceilingMs: base - 1 }),
        () => 0,
      )(),
    ).toThrow(IdsUnavailable);
    expect(() => createIdGenerator(() => undefined)()).toThrow(IdsUnavailable);
  });

  it("starts above the previous holder's high-water although its own clock is behind", () => {
    const nextId = createIdGenerator(
      () => lease({ floorMs: base + 3_600_000, ceilingMs: base + 3_625_000 }),
      () => 0,
    );
    expect(readSnowflake(nextId()).timeMs).toBe(base + 3_600_001);
  });
});
