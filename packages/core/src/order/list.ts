import { orders } from "@orderdeck/db/schema";
import { and, asc, desc, eq, gt, like, lt, or, sql } from "drizzle-orm";
import type { Context } from "../context.ts";
import { idCursor, type Paged, pageOf, pageSize } from "../schemas.ts";
import { readOnly } from "../transaction.ts";
import { isBigint } from "./queries.ts";
import type { ListMyOrders, ListOrders } from "./schemas.ts";

export type OrderRow = ReturnType<typeof orderRow>;

function orderRow(row: typeof orders.$inferSelect) {
  return {
    orderId: row.id,
    status: row.status,
    totalCents: row.totalCents,
    currency: row.currency,
    buyerId: row.buyerId,
    recipientName: row.recipientName,
    expiresAt: row.expiresAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** Newest first, or soonest deadline first. Keyset: ids rise with time. */
export async function listOrders(ctx: Context, input: ListOrders): Promise<Paged<OrderRow>> {
  const limit = input.limit ?? pageSize;
  if (input.sort === "deadline") return listByDeadline(ctx, limit, input.cursor);
  const before = idCursor(input.cursor);
  return readOnly(ctx, async (tx) => {
    const rows = await tx.orm
      .select()
      .from(orders)
      .where(
        and(
          input.status ? eq(orders.status, input.status) : undefined,
          input.buyerId ? eq(orders.buyerId, input.buyerId) : undefined,
          before ? lt(orders.id, before) : undefined,
          input.search ? matches(input.search) : undefined,
        ),
      )
      .orderBy(desc(orders.id))
      .limit(limit + 1);
    return pageOf(rows, limit, (row) => row.id, orderRow);
  });
}

function matches(search: string) {
  if (isBigint(search) && search.length > 12) return eq(orders.id, search);
  const pattern = `${search.replace(/[\\%_]/g, "\\$&")}%`;
  return or(like(orders.recipientName, pattern), like(orders.recipientPhone, pattern));
}

async function listByDeadline(ctx: Context, limit: number, cursor: string | undefined): Promise<Paged<OrderRow>> {
  const [at, id] = cursor?.split("_") ?? [];
  const after = at && id && isBigint(id) && !Number.isNaN(Date.parse(at)) ? { at: new Date(at), id } : undefined;
  return readOnly(ctx, async (tx) => {
    const rows = await tx.orm
      .select()
      .from(orders)
      .where(
        and(
          eq(orders.status, "awaiting_payment"),
          after
            ? or(gt(orders.expiresAt, after.at), and(eq(orders.expiresAt, after.at), gt(orders.id, after.id)))
            : sql`true`,
        ),
      )
      .orderBy(asc(orders.expiresAt), asc(orders.id))
      .limit(limit + 1);
    return pageOf(rows, limit, (row) => `${row.expiresAt.toISOString()}_${row.id}`, orderRow);
  });
}

/** The caller's own orders. */
export const listMyOrders = (ctx: Context, input: ListMyOrders): Promise<Paged<OrderRow>> =>
  listOrders(ctx, { ...input, buyerId: ctx.actor.id });
