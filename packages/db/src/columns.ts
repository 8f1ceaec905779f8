import { customType, datetime } from "drizzle-orm/mysql-core";

/** 64-bit id. A decimal string everywhere in TypeScript and JSON: 2^53 is smaller than a snowflake. */
export const id = customType<{ data: string; driverData: string }>({ dataType: () => "bigint" });

/** Whole numbers that stay below 2^53: money in cents, units, versions. The driver hands BIGINT out as a string. */
export const count = customType<{ data: number; driverData: string | number }>({
  dataType: () => "bigint",
  fromDriver: (value) => Number(value),
});

/** UTC instant with milliseconds. */
export const instant = (name: string) => datetime(name, { mode: "date", fsp: 3 });

export const bytes = customType<{ data: Buffer; driverData: Buffer; config: { size: "blob" | "mediumblob" } }>({
  dataType: (config) => config?.size ?? "blob",
});

/** A Kafka key: opaque bytes, as long as whoever made the record wished. Short ones are kept within the row. */
export const keyBytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "mediumblob" });

/** JSON kept as text: MariaDB's JSON is LONGTEXT, MySQL's is parsed by the driver; this reads both. */
export const json = <T>(name: string) =>
  customType<{ data: T; driverData: string }>({
    dataType: () => "json",
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (value: unknown) => (typeof value === "string" ? (JSON.parse(value) as T) : (value as T)),
  })(name);
