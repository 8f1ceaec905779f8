import { DomainError } from "../errors.ts";
import type { SubmitInput, SubmittedOrder } from "./decide-submits.ts";
import type { SubmitResult } from "./submit.ts";

/** One transaction takes this many orders or lines: about 50 ms of the database here, well under its lock wait. */
const ordersMax = 200;
const linesMax = 1_000;

type Waiting = { input: SubmitInput; resolve(order: SubmittedOrder): void; reject(error: unknown): void };

export type SubmitGatherer = {
  /** Resolves with the order, or throws the order's own DomainError; OVERLOADED at once when the queue is full. */
  submit(input: SubmitInput): Promise<SubmittedOrder>;
  waiting(): number;
};

/**
 * Group commit: what arrives while a batch is in flight forms the next one. No timer, so an idle shop adds no wait.
 * One batch at a time per process: a hot product's row would make a second one wait for the first anyway.
 */
export function createSubmitGatherer(
  run: (inputs: SubmitInput[]) => Promise<SubmitResult[]>,
  { queueMax }: { queueMax: number },
): SubmitGatherer {
  const queue: Waiting[] = [];
  let isRunning = false;

  async function drain(): Promise<void> {
    isRunning = true;
    while (queue.length > 0) {
      const batch = nextBatch(queue);
      try {
        const results = await run(batch.map(({ input }) => input));
        batch.forEach(({ resolve, reject }, index) => {
          const result = results[index];
          if (result === undefined || result instanceof DomainError)
            reject(result ?? new Error("a submit got no answer"));
          else resolve(result);
        });
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    isRunning = false;
  }

  return {
    submit(input) {
      if (queue.length >= queueMax) {
        return Promise.reject(new DomainError("OVERLOADED", "too many orders are waiting", { retryAfterSeconds: 1 }));
      }
      return new Promise<SubmittedOrder>((resolve, reject) => {
        queue.push({ input, resolve, reject });
        // The rest of this turn of the event loop may bring more requests: they share the first batch.
        if (!isRunning) {
          isRunning = true;
          setImmediate(() => void drain());
        }
      });
    },
    waiting: () => queue.length,
  };
}

function nextBatch(queue: Waiting[]): Waiting[] {
  let lines = 0;
  let size = 0;
  while (size < queue.length && size < ordersMax) {
    lines += (queue[size] as Waiting).input.lines.length;
    if (size > 0 && lines > linesMax) break;
    size += 1;
  }
  return queue.splice(0, size);
}
