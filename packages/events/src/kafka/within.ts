import { BrokerUnavailable } from "../broker.ts";

/** kafkajs has requests that wait 30 s and more; callers get an answer in time and the request is left to itself. */
export async function within<T>(timeoutMs: number, what: string, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new BrokerUnavailable(`No answer in ${timeoutMs} ms: ${what}`)), timeoutMs);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}
