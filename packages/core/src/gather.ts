import { DomainError } from "./errors.ts";

type Waiting<Input, Output> = { input: Input; resolve(output: Output): void; reject(error: unknown): void };

export type Gatherer<Input, Output> = {
  /** Resolves with this input's own answer or throws its own DomainError; OVERLOADED at once when the queue is full. */
  add(input: Input): Promise<Output>;
  waiting(): number;
};

export type Bounds<Input> = {
  queueMax: number;
  /** One batch takes this many inputs, and together at most this weight. */
  inputsMax: number;
  weightMax?: number;
  weightOf?(input: Input): number;
};

/**
 * Group commit: what arrives while a batch is in flight forms the next one. No timer, so an idle shop adds no wait.
 * One batch at a time per process: a hot row would make a second one wait for the first anyway.
 */
export function createGatherer<Input, Output>(
  run: (inputs: Input[]) => Promise<(Output | DomainError)[]>,
  bounds: Bounds<Input>,
): Gatherer<Input, Output> {
  const queue: Waiting<Input, Output>[] = [];
  let isRunning = false;

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.splice(0, sizeOfNext(queue, bounds));
      try {
        const outputs = await run(batch.map(({ input }) => input));
        batch.forEach(({ resolve, reject }, index) => {
          const output = outputs[index];
          if (output === undefined || output instanceof DomainError)
            reject(output ?? new Error("an input got no answer"));
          else resolve(output);
        });
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    isRunning = false;
  }

  return {
    add(input) {
      if (queue.length >= bounds.queueMax) {
        return Promise.reject(new DomainError("OVERLOADED", "too many requests are waiting", { retryAfterSeconds: 1 }));
      }
      return new Promise<Output>((resolve, reject) => {
        queue.push({ input, resolve, reject });
        if (isRunning) return;
        isRunning = true;
        // The rest of this turn of the event loop may bring more: they share the first batch.
        setImmediate(() => void drain());
      });
    },
    waiting: () => queue.length,
  };
}

function sizeOfNext<Input, Output>(
  queue: Waiting<Input, Output>[],
  { inputsMax, weightMax, weightOf }: Bounds<Input>,
): number {
  let weight = 0;
  let size = 0;
  while (size < queue.length && size < inputsMax) {
    weight += weightOf?.((queue[size] as Waiting<Input, Output>).input) ?? 0;
    if (size > 0 && weightMax !== undefined && weight > weightMax) break;
    size += 1;
  }
  return size;
}
