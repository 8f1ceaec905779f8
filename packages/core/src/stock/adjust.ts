import { stock, stockMovement } from "@orderdeck/db/schema";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import type { Context } from "../context.ts";
import { DomainError, isDuplicateKey } from "../errors.ts";
import { appendEvent } from "../outbox/index.ts";
import { inTransaction, type Tx } from "../transaction.ts";
import { getStock, levelOf, type StockLevel } from "./get.ts";
import type { AdjustStock } from "./schemas.ts";

/** Moves `on_hand` by `delta` once per requestId. Below what is reserved: INVALID_STATE. */
export async function adjustStock(ctx: Context, input: AdjustStock): Promise<StockLevel> {
  try {
    return await inTransaction(ctx, (tx) => adjust(tx, input));
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return inTransaction(ctx, (tx) => adjust(tx, input));
  }
}

async function adjust(tx: Tx, input: AdjustStock): Promise<StockLevel> {
  const [row] = await tx.orm.select().from(stock).where(eq(stock.productId, input.productId)).for("update");
  if (!row) throw new DomainError("NOT_FOUND", "no such product", { productId: input.productId });
  const [done] = await tx.orm.select().from(stockMovement).where(eq(stockMovement.requestId, input.requestId));
  if (done) {
    if (done.productId !== input.productId || done.quantity !== input.delta || done.reason !== input.reason) {
      throw new DomainError("REQUEST_ID_REUSED", "this requestId belongs to another adjustment");
    }
    return getStock(tx, { productId: input.productId });
  }
  const onHand = row.onHand + input.delta;
  if (onHand < row.reserved) {
    throw new DomainError("INVALID_STATE", "stock cannot go below what is reserved", {
      productId: row.productId,
      onHand: row.onHand,
      reserved: row.reserved,
      delta: input.delta,
    });
  }
  if (onHand > 1_000_000_000) throw new DomainError("LIMIT_EXCEEDED", "stock is at most 1,000,000,000", { onHand });
  const now = await tx.now();
  const next = { ...row, onHand, version: row.version + 1, updatedAt: now };
  await tx.orm
    .update(stock)
    .set({ onHand, version: next.version, updatedAt: now })
    .where(eq(stock.productId, row.productId));
  await tx.orm.insert(stockMovement).values({
    id: tx.nextId(),
    productId: row.productId,
    kind: "adjust",
    quantity: input.delta,
    requestId: input.requestId,
    onHandAfter: onHand,
    reservedAfter: row.reserved,
    reason: input.reason,
    actorId: tx.actor.id,
    stockVersion: next.version,
    createdAt: now,
  });
  await appendEvent(
    tx,
    "stock.adjusted",
    {
      productId: row.productId,
      delta: input.delta,
      onHand,
      reserved: row.reserved,
      stockVersion: next.version,
      kind: "adjust",
    },
    { sequence: next.version },
  );
  await recordAudit(tx, {
    action: "stock.adjust",
    subject: row.productId,
    details: { delta: input.delta, reason: input.reason, onHand },
  });
  return levelOf(next);
}
