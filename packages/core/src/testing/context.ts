import { testDatabase } from "@orderdeck/db/test-database";
import { inject } from "vitest";
import type { Context } from "../context.ts";
import { snowflake } from "../id/index.ts";
import { createProduct } from "../product/index.ts";

export type TestShop = Context & { database: Awaited<ReturnType<typeof testDatabase>> };

let made = 0;

/** A context on a database of its own; `drop` when done. */
export async function openTestShop(): Promise<TestShop> {
  const database = await testDatabase(inject("databaseUrl"));
  let sequence = 0;
  const base = Date.now();
  return {
    database,
    nextId: () => snowflake(base + Math.floor(sequence / 4096), 1, sequence++ % 4096),
    actor: { kind: "system", id: "test" },
    trace: { traceId: "0".repeat(31).concat("1"), traceparent: `00-${"0".repeat(31)}1-${"0".repeat(15)}1-01` },
    settings: {
      paymentTimeoutMs: 30 * 60_000,
      paymentProvider: "sandbox",
      authSecret: "a".repeat(32),
      paymentWebhookSecret: "w".repeat(32),
      producer: "test",
    },
  };
}

export const aProduct = (ctx: Context, { onHand = 100, priceCents = 1_999 } = {}): Promise<{ productId: string }> =>
  createProduct(ctx, {
    sku: `SKU-${++made}-${Math.random().toString(36).slice(2, 8)}`,
    name: { en: "Canvas bag", "zh-CN": "帆布包" },
    priceCents,
    currency: "CNY",
    onHand,
  });
