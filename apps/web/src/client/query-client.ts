import { isServer, QueryClient } from "@tanstack/react-query";
import { failureOf } from "./failure.ts";

const worthAnotherTry = new Set(["OFFLINE", "UNAVAILABLE", "OVERLOADED", "LIMIT_EXCEEDED"]);

function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) => failures < 3 && worthAnotherTry.has(failureOf(error).code),
        retryDelay: (failures) => Math.min(500 * 2 ** failures, 5_000),
      },
      mutations: { retry: false },
    },
  });
}

let browserClient: QueryClient | undefined;

/** One per browser; on the server one per rendering, so that no visitor sees another's data. */
export function getQueryClient(): QueryClient {
  if (isServer) return makeQueryClient();
  browserClient ??= makeQueryClient();
  return browserClient;
}
