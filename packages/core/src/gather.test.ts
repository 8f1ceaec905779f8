import { describe, expect, it } from "vitest";
import { DomainError } from "./errors.ts";
import { createGatherer } from "./gather.ts";

function aRun() {
  const batches: number[][] = [];
  const releases: (() => void)[] = [];
  const run = async (inputs: number[]) => {
    batches.push(inputs);
    await new Promise<void>((resolve) => releases.push(resolve));
    return inputs.map((input) => (input < 0 ? new DomainError("CONFLICT", "negative") : input * 2));
  };
  return { batches, run, release: () => releases.shift()?.() };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("createGatherer", () => {
  it("shares one batch within a turn, and what comes meanwhile is the next", async () => {
    const { batches, run, release } = aRun();
    const gatherer = createGatherer(run, { queueMax: 10, inputsMax: 10 });
    const first = [gatherer.add(1), gatherer.add(-2)];
    await turn();
    const later = [gatherer.add(3), gatherer.add(4)];
    release();
    expect(await first[0]).toBe(2);
    await expect(first[1]).rejects.toMatchObject({ code: "CONFLICT" });
    await turn();
    release();
    expect(await Promise.all(later)).toEqual([6, 8]);
    expect(batches).toEqual([
      [1, -2],
      [3, 4],
    ]);
  });

  it("sheds load when the queue is full and keeps batches within their weight", async () => {
    const { batches, run, release } = aRun();
    const gatherer = createGatherer(run, { queueMax: 3, inputsMax: 10, weightMax: 5, weightOf: (input) => input });
    const added = [gatherer.add(3), gatherer.add(3), gatherer.add(9)];
    await expect(gatherer.add(1)).rejects.toMatchObject({ code: "OVERLOADED" });
    for (let n = 0; n < 3; n++) {
      await turn();
      release();
      await turn();
    }
    expect(await Promise.all(added)).toEqual([6, 6, 18]);
    expect(batches).toEqual([[3], [3], [9]]);
  });

  it("fails everybody of a batch that threw and goes on", async () => {
    let calls = 0;
    const gatherer = createGatherer<number, number>(
      async (inputs) => {
        if (++calls === 1) throw new Error("database away");
        return inputs;
      },
      { queueMax: 10, inputsMax: 10 },
    );
    await expect(gatherer.add(1)).rejects.toThrow("database away");
    expect(await gatherer.add(2)).toBe(2);
  });
});
