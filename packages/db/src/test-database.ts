import { randomBytes } from "node:crypto";
import mysql from "mysql2/promise";
import type {} from "vitest";
import { type Database, openDatabase } from "./client.ts";
import { migrateDatabase, migrationsFolder } from "./migrate.ts";

declare module "vitest" {
  /** Where the real servers of `*.int.test.ts` are; vitest.config.ts provides it. */
  export interface ProvidedContext {
    databaseUrl: string;
    kafkaBrokers: string;
  }
}

/** A migrated database of its own on the server of `serverUrl` (a URL with the right to create databases). */
export async function testDatabase(
  serverUrl: string,
  connections = 8,
): Promise<Database & { url: string; drop(): Promise<void> }> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  const admin = await mysql.createConnection(serverUrl);
  await admin.query(`CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await migrateDatabase(url.href, migrationsFolder);
  const database = openDatabase({ url: url.href, connections });
  return {
    ...database,
    url: url.href,
    async drop() {
      await database.close();
      await admin.query(`DROP DATABASE \`${name}\``);
      await admin.end();
    },
  };
}
