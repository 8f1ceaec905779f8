/** Every code a caller may meet; design: each maps to one tRPC code and one sentence per language. */
export const domainCodes = [
  "NOT_FOUND",
  "INVALID_INPUT",
  "INVALID_STATE",
  "CONFLICT",
  "REQUEST_ID_REUSED",
  "INSUFFICIENT_STOCK",
  "PRICE_CHANGED",
  "MIXED_CURRENCY",
  "LIMIT_EXCEEDED",
  "FORBIDDEN",
  "UNAUTHENTICATED",
  "OVERLOADED",
  "UNAVAILABLE",
  "INTERNAL",
] as const;

export type DomainCode = (typeof domainCodes)[number];

/** Expected: shown to the user, not retried, a refusal when a consumer meets it. `details` are facts, no sentences. */
export class DomainError extends Error {
  override name = "DomainError";
  readonly code: DomainCode;
  readonly details: Record<string, unknown>;

  constructor(code: DomainCode, message: string, details: Record<string, unknown> = {}, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.details = details;
  }
}

/** A server we depend on is away or too busy: wait and try again, never a dead letter. */
export class InfrastructureError extends Error {
  override name = "InfrastructureError";
}

type DriverError = { code?: string; errno?: number };

/** The driver's own error below drizzle's wrapper, whose message holds every parameter and must not be shown. */
export function driverErrorOf(error: unknown): (Error & DriverError) | undefined {
  let current: unknown = error;
  for (let depth = 0; depth < 8 && current instanceof Error; depth++) {
    const { code, errno } = current as DriverError;
    if (typeof errno === "number" || (typeof code === "string" && /^(ER_|PROTOCOL_|E[A-Z]+$)/.test(code))) {
      return current as Error & DriverError;
    }
    current = current.cause;
  }
  return undefined;
}

/** 1213 deadlock, 1205 lock wait, 1020 record changed, 3572 nowait: the same transaction may succeed on another try. */
const contentionErrnos = new Set([1213, 1205, 1020, 3572]);
/** 1062 duplicate key, 1452/1451 foreign key, 3819/4025 check, 1048 null, 1264/1406/1366/1292 data: about the data. */
const dataErrnos = new Set([1062, 1452, 1451, 3819, 4025, 1048, 1264, 1406, 1366, 1292, 1690, 3140, 4038]);
/** Our own SQL is wrong: retrying for ever would hide it. */
const statementErrnos = new Set([1054, 1064, 1146, 1136, 1364, 1049, 1305, 1210, 1222, 1052, 1060, 1061, 1091]);

export const isContention = (error: unknown): boolean => contentionErrnos.has(driverErrorOf(error)?.errno ?? 0);
export const isDuplicateKey = (error: unknown): boolean => driverErrorOf(error)?.errno === 1062;

/** Every driver or network error that is not about the data, a constraint or our statement. */
export function isInfrastructure(error: unknown): boolean {
  for (let current: unknown = error, depth = 0; depth < 8 && current instanceof Error; depth++) {
    if (
      current instanceof InfrastructureError ||
      current.name === "DatabaseBusy" ||
      current.name === "BrokerUnavailable"
    ) {
      return true;
    }
    current = current.cause;
  }
  const driver = driverErrorOf(error);
  if (!driver) return error instanceof Error && /^Queue limit reached|^Pool is closed/.test(error.message);
  const errno = driver.errno ?? 0;
  return !dataErrnos.has(errno) && !statementErrnos.has(errno);
}
