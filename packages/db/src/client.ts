import { drizzle, type MySql2Database } from "drizzle-orm/mysql2";
import mysql, { type Pool, type PoolConnection } from "mysql2/promise";

export type Orm = MySql2Database<Record<string, never>>;

/** A pool with the settings every statement relies on. One per process, opened by main.ts or server.ts. */
export type Database = {
  orm: Orm;
  /** A connection within `acquireTimeoutMs`, or DatabaseBusy. The caller releases it. */
  acquire(): Promise<PoolConnection>;
  /** The drizzle instance of one connection, made once per connection. */
  ormOf(connection: PoolConnection): Orm;
  close(): Promise<void>;
};

export type OpenDatabase = { url: string; connections: number; acquireTimeoutMs?: number };

/** No connection became free in time: the caller sheds load. */
export class DatabaseBusy extends Error {
  override name = "DatabaseBusy";
}

export function openDatabase({ url, connections, acquireTimeoutMs = 5_000 }: OpenDatabase): Database {
  const pool = mysql.createPool({
    uri: url,
    connectionLimit: connections,
    maxIdle: connections,
    // An endless queue would turn overload into latency.
    queueLimit: 500,
    connectTimeout: 5_000,
    // Without both, a BIGINT above 2^53 is silently rounded.
    supportBigNumbers: true,
    bigNumberStrings: true,
    timezone: "Z",
    charset: "utf8mb4",
    maxPreparedStatements: 200,
    enableKeepAlive: true,
  });
  setUpEachConnection(pool);
  const orms = new WeakMap<PoolConnection["connection"], Orm>();
  return {
    orm: drizzle({ client: pool }) as unknown as Orm,
    acquire: () => acquireWithin(pool, acquireTimeoutMs),
    ormOf(connection) {
      let orm = orms.get(connection.connection);
      if (!orm) {
        orm = drizzle({ client: connection as never }) as unknown as Orm;
        orms.set(connection.connection, orm);
      }
      return orm;
    },
    close: () => pool.end(),
  };
}

// The session settings ride in front of a connection's first statement: mysql2 keeps statements of one connection in order.
const sessionSettings = [
  "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
  "SET time_zone = '+00:00', innodb_lock_wait_timeout = 5, sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION'",
];

function setUpEachConnection(pool: Pool): void {
  pool.pool.on("connection", (connection) => {
    for (const statement of sessionSettings) {
      connection.query(statement, (error) => {
        if (error) connection.destroy();
      });
    }
  });
}

async function acquireWithin(pool: Pool, timeoutMs: number): Promise<PoolConnection> {
  const wanted = pool.getConnection();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(() => resolve("late"), timeoutMs);
  });
  try {
    const first = await Promise.race([wanted, late]);
    if (first !== "late") return first;
    wanted.then(
      (connection) => connection.release(),
      () => undefined,
    );
    throw new DatabaseBusy(`no database connection within ${timeoutMs} ms`);
  } finally {
    clearTimeout(timer);
  }
}
