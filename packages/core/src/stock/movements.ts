import { stockMovement } from "@orderdeck/db/schema";
import { and, desc, eq, lt } from "drizzle-orm";
import type { Context } from "../context.ts";
import { idCursor, type Paged, pageOf, pageSize } from "../schemas.ts";
import { readOnly } from "../transaction.ts";
import type { ListMovements } from "./schemas.ts";

/** The ledger of one product, newest first. The requestId of an adjustment is a secret and stays out. */
export async function listMovements(ctx: Context, input: ListMovements): Promise<Paged<Movement>> {
  const limit = input.limit ?? pageSize;
  const before = idCursor(input.cursor);
  return readOnly(ctx, async (tx) => {
    const rows = await tx.orm
      .select()
      .from(stockMovement)
      .where(and(eq(stockMovement.productId, input.productId), before ? lt(stockMovement.id, before) : undefined))
      .orderBy(desc(stockMovement.id))
      .limit(limit + 1);
    return pageOf(rows, limit, (row) => row.id, movementOf);
  });
}

export type Movement = ReturnType<typeof movementOf>;

function movementOf(row: typeof stockMovement.$inferSelect) {
  return {
    movementId: row.id,
    kind: row.kind,
    quantity: row.quantity,
    orderId: row.orderId,
    onHandAfter: row.onHandAfter,
    reservedAfter: row.reservedAfter,
    stockVersion: row.stockVersion,
    reason: row.reason,
    actorId: row.actorId,
    createdAt: row.createdAt.toISOString(),
  };
}
