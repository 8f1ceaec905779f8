import { notification } from "@orderdeck/db/schema";
import { and, desc, eq, lt } from "drizzle-orm";
import * as z from "zod";
import type { Context } from "../context.ts";
import { idCursor, type Paged, page, pageOf, pageSize } from "../schemas.ts";
import { readOnly } from "../transaction.ts";

export const ListNotifications = z.strictObject({ ...page, mine: z.boolean().optional() });
export type ListNotifications = z.infer<typeof ListNotifications>;

export type NotificationRow = {
  notificationId: string;
  orderId: string;
  buyerId: string;
  kind: string;
  createdAt: string;
};

/** Staff see everybody's unless they ask for their own; a buyer sees theirs. */
export async function listNotifications(ctx: Context, input: ListNotifications): Promise<Paged<NotificationRow>> {
  const limit = input.limit ?? pageSize;
  const before = idCursor(input.cursor);
  const isOwn = ctx.actor.role === undefined || input.mine === true;
  return readOnly(ctx, async (tx) => {
    const rows = await tx.orm
      .select()
      .from(notification)
      .where(
        and(
          isOwn ? eq(notification.buyerId, tx.actor.id) : undefined,
          before ? lt(notification.id, before) : undefined,
        ),
      )
      .orderBy(desc(notification.id))
      .limit(limit + 1);
    return pageOf(
      rows,
      limit,
      (row) => row.id,
      (row) => ({
        notificationId: row.id,
        orderId: row.orderId,
        buyerId: row.buyerId,
        kind: row.kind,
        createdAt: row.createdAt.toISOString(),
      }),
    );
  });
}
