import { product, stock } from "@orderdeck/db/schema";
import { and, desc, eq, like, lt, or } from "drizzle-orm";
import type { Context } from "../context.ts";
import { idCursor, type Paged, pageOf, pageSize } from "../schemas.ts";
import { readOnly } from "../transaction.ts";
import { type Product, productOf } from "./get.ts";
import type { ListProducts } from "./schemas.ts";

/** Newest first. Buyers see what is on sale whatever they ask for; staff see every status. */
export async function listProducts(ctx: Context, input: ListProducts): Promise<Paged<Product>> {
  const limit = input.limit ?? pageSize;
  const before = idCursor(input.cursor);
  const status = ctx.actor.role === undefined ? "on_sale" : input.status;
  const pattern = input.search ? `%${input.search.replace(/[\\%_]/g, "\\$&")}%` : undefined;
  return readOnly(ctx, async (tx) => {
    const rows = await tx.orm
      .select()
      .from(product)
      .innerJoin(stock, eq(stock.productId, product.id))
      .where(
        and(
          status ? eq(product.status, status) : undefined,
          before ? lt(product.id, before) : undefined,
          pattern
            ? or(like(product.sku, pattern), like(product.nameEn, pattern), like(product.nameZh, pattern))
            : undefined,
        ),
      )
      .orderBy(desc(product.id))
      .limit(limit + 1);
    return pageOf(
      rows,
      limit,
      (row) => row.product.id,
      (row) => productOf({ ...row.product, ...row.stock }),
    );
  });
}
