export { createIdGenerator, epochMs, IdsUnavailable, type Lease, readSnowflake, snowflake } from "./generate.ts";
export { leaseWorkerId, type WorkerIds } from "./lease.ts";
