import type { Orm } from "@orderdeck/db/client";
import type { PoolConnection, ResultSetHeader, RowDataPacket } from "mysql2/promise";
import type { Context } from "./context.ts";
import { driverErrorOf, InfrastructureError, isContention, isInfrastructure } from "./errors.ts";

/** A context inside one transaction. */
export type Tx = Context & {
  orm: Orm;
  /** The database's clock, read once per transaction; every deciding time is this one. */
  now(): Promise<Date>;
  /** A fixed-shape statement, prepared once per connection. Lists travel as one JSON parameter (JSON_TABLE). */
  read<Row>(statement: string, parameters?: unknown[]): Promise<Row[]>;
  write(statement: string, parameters?: unknown[]): Promise<{ affectedRows: number; changedRows: number }>;
  /** Runs once the COMMIT is known to have happened; it must not throw. */
  afterCommit(action: () => void): void;
};

const attemptsMax = 5;

/** The COMMIT was sent and its answer never came: the effect may or may not be there; whoever retries must find out. */
export class CommitUnknown extends InfrastructureError {
  override name = "CommitUnknown";
}

/**
 * Runs `body` in a READ COMMITTED transaction. Deadlocks and lock time-outs run again from the start (1205 undoes only
 * its statement, so everything is rolled back first). Inside a transaction it joins it: verbs compose.
 */
export async function inTransaction<Result>(ctx: Context | Tx, body: (tx: Tx) => Promise<Result>): Promise<Result> {
  if ("orm" in ctx) return body(ctx);
  for (let attempt = 1; ; attempt++) {
    try {
      return await runOnce(ctx, body);
    } catch (error) {
      if (!isContention(error) || attempt >= attemptsMax) throw redact(error);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
    }
  }
}

async function runOnce<Result>(ctx: Context, body: (tx: Tx) => Promise<Result>): Promise<Result> {
  const connection = await ctx.database.acquire();
  const afterCommit: (() => void)[] = [];
  let isUsable = true;
  try {
    await connection.query("START TRANSACTION");
    const result = await body(openTx(ctx, connection, afterCommit));
    try {
      await connection.query("COMMIT");
    } catch (error) {
      throw isInfrastructure(error) ? new CommitUnknown("the answer to COMMIT was lost", { cause: error }) : error;
    }
    for (const action of afterCommit) action();
    return result;
  } catch (error) {
    isUsable = await rollBack(connection);
    throw error;
  } finally {
    if (isUsable) connection.release();
    else connection.destroy();
  }
}

function openTx(ctx: Context, connection: PoolConnection, afterCommit: (() => void)[]): Tx {
  let now: Promise<Date> | undefined;
  const tx: Tx = {
    ...ctx,
    orm: ctx.database.ormOf(connection),
    now: () => {
      now ??= ctx.clock ? Promise.resolve(ctx.clock()) : databaseNow(tx);
      return now;
    },
    async read(statement, parameters = []) {
      const [rows] = await connection.execute<RowDataPacket[]>(statement, parameters as never);
      return rows as never;
    },
    async write(statement, parameters = []) {
      const [result] = await connection.execute<ResultSetHeader>(statement, parameters as never);
      return { affectedRows: result.affectedRows, changedRows: result.changedRows };
    },
    afterCommit: (action) => void afterCommit.push(action),
  };
  return tx;
}

async function databaseNow(tx: Tx): Promise<Date> {
  const [row] = await tx.read<{ now: Date }>("SELECT UTC_TIMESTAMP(3) AS now");
  if (!row) throw new InfrastructureError("the database gave no time");
  return row.now;
}

/** False when the connection cannot be trusted any more. */
async function rollBack(connection: PoolConnection): Promise<boolean> {
  try {
    await connection.query("ROLLBACK");
    return true;
  } catch {
    // The first error is the one to report; a connection that cannot roll back is closed, which rolls back.
    return false;
  }
}

/** Outside a transaction: one read on a pooled connection, redacted alike. */
export async function readOnly<Result>(ctx: Context, body: (tx: Tx) => Promise<Result>): Promise<Result> {
  if ("orm" in ctx) return body(ctx as Tx);
  const connection = await ctx.database.acquire();
  try {
    return await body(openTx(ctx, connection, []));
  } catch (error) {
    throw redact(error);
  } finally {
    connection.release();
  }
}

/** drizzle puts all parameters into its message; what leaves here carries the driver's own words only. */
function redact(error: unknown): unknown {
  if (!(error instanceof Error) || error.name !== "DrizzleQueryError") return error;
  const driver = driverErrorOf(error);
  return driver ?? new Error("a statement failed", { cause: (error as Error).cause });
}
