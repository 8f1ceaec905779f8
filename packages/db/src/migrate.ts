import { join } from "node:path";
import { drizzle } from "drizzle-orm/mysql2";
import { migrate } from "drizzle-orm/mysql2/migrator";
import mysql, { type RowDataPacket } from "mysql2/promise";

/** Seconds another process may take for its migration before this one gives up. */
const lockTimeoutSeconds = 60;

/**
 * Brings the schema up to date. One process migrates, the others wait: drizzle takes no lock of its own, and the
 * named lock falls with its connection should this process die. `folder` holds the SQL files drizzle-kit made.
 */
export async function migrateDatabase(url: string, folder: string): Promise<{ migrations: number }> {
  const connection = await mysql.createConnection({ uri: url, multipleStatements: false, timezone: "Z" });
  try {
    const [rows] = await connection.query<RowDataPacket[]>("SELECT GET_LOCK('orderdeck_migrate', ?) AS held", [
      lockTimeoutSeconds,
    ]);
    if (Number(rows[0]?.held) !== 1) throw new Error(`another process has been migrating for ${lockTimeoutSeconds} s`);
    await migrate(drizzle({ client: connection }), { migrationsFolder: folder });
    const [[applied]] = await connection.query<RowDataPacket[]>("SELECT COUNT(*) AS n FROM __drizzle_migrations");
    return { migrations: Number(applied?.n) };
  } finally {
    await connection.end();
  }
}

export const migrationsFolder = join(import.meta.dirname, "..", "migrations");
