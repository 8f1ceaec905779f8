import { product, stock } from "@orderdeck/db/schema";
import { and, desc, eq, like, lt, or } from "drizzle-orm";
import type { Context } from "../context.ts";
import { DomainError } from "../errors.ts";
import { idCursor, type Paged, pageOf, pageSize } from "../schemas.ts";
import { readOnly } from "../transaction.ts";
import type { GetStock, ListStock } from "./schemas.ts";

export type StockLevel = {
  productId: string;
  onHand: number;
  reserved: number;
  available: number;
  sold: number;
  version: number;
};

export function levelOf(row: typeof stock.$inferSelect): StockLevel {
  const { productId, onHand, reserved, sold, version } = row;
  return { productId, onHand, reserved, available: onHand - reserved, sold, version };
}

export async function getStock(ctx: Context, { productId }: GetStock): Promise<StockLevel> {
  return readOnly(ctx, async (tx) => {
    const [row] = await tx.orm.select().from(stock).where(eq(stock.productId, productId));
    if (!row) throw new DomainError("NOT_FOUND", "no such product", { productId });
    return levelOf(row);
  });
}

export type StockItem = StockLevel & {
  sku: string;
  name: { en: string; "zh-CN": string };
  picture: string;
  updatedAt: string;
};

export async function listStock(ctx: Context, input: ListStock): Promise<Paged<StockItem>> {
  const limit = input.limit ?? pageSize;
  const before = idCursor(input.cursor);
  const pattern = input.search ? `%${input.search.replace(/[\\%_]/g, "\\$&")}%` : undefined;
  return readOnly(ctx, async (tx) => {
    const rows = await tx.orm
      .select()
      .from(stock)
      .innerJoin(product, eq(product.id, stock.productId))
      .where(
        and(
          before ? lt(stock.productId, before) : undefined,
          pattern
            ? or(like(product.sku, pattern), like(product.nameEn, pattern), like(product.nameZh, pattern))
            : undefined,
        ),
      )
      .orderBy(desc(stock.productId))
      .limit(limit + 1);
    return pageOf(
      rows,
      limit,
      (row) => row.stock.productId,
      ({ stock: level, product: item }) => ({
        ...levelOf(level),
        sku: item.sku,
        name: { en: item.nameEn, "zh-CN": item.nameZh },
        picture: item.picture,
        updatedAt: level.updatedAt.toISOString(),
      }),
    );
  });
}
