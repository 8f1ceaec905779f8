export const shardCount = 16;

/** FNV-1a over the key: which relay sends it. Rows without a key all go to shard 0. */
export function shardOf(key: string | Uint8Array | null): number {
  if (key === null) return 0;
  let hash = 0x811c9dc5;
  for (const byte of typeof key === "string" ? Buffer.from(key) : key) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0) % shardCount;
}
