import type { DomainCode } from "@orderdeck/core/errors";
import { TRPCClientError } from "@trpc/client";

export type FailureCode = DomainCode | "OFFLINE";

export type ShortLine = { productId: string; requested: number; available: number };

/** What a person must know about a failed call, whatever it failed on. */
export type Failure = {
  code: FailureCode;
  /** The server's sentence, in the reader's language. */
  message: string | undefined;
  traceId: string | undefined;
  details: Record<string, unknown>;
  lines: ShortLine[];
};

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

export function failureOf(error: unknown): Failure {
  const none = { message: undefined, traceId: undefined, details: {}, lines: [] };
  if (!(error instanceof TRPCClientError)) return { ...none, code: "INTERNAL" };
  const data = (error.data ?? undefined) as Record<string, unknown> | undefined;
  if (!data) return { ...none, code: "OFFLINE" };
  return {
    code: (text(data.domainCode) as DomainCode | undefined) ?? "INTERNAL",
    message: text(error.message),
    traceId: text(data.traceId),
    details: data,
    lines: Array.isArray(data.lines) ? (data.lines as ShortLine[]) : [],
  };
}
