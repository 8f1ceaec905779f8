import { product, stock } from "@orderdeck/db/schema";
import { eq } from "drizzle-orm";
import type { Context } from "../context.ts";
import { DomainError } from "../errors.ts";
import { readOnly } from "../transaction.ts";
import type { ProductRef } from "./schemas.ts";

export type Product = ReturnType<typeof productOf>;

type Row = typeof product.$inferSelect & { onHand: number; reserved: number };

export function productOf(row: Row) {
  return {
    productId: row.id,
    sku: row.sku,
    name: { en: row.nameEn, "zh-CN": row.nameZh },
    description: { en: row.descriptionEn, "zh-CN": row.descriptionZh },
    picture: row.picture,
    priceCents: row.priceCents,
    currency: row.currency,
    available: row.onHand - row.reserved,
    status: row.status,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** A draft exists for staff only. */
export async function getProduct(ctx: Context, { productId }: ProductRef): Promise<Product> {
  return readOnly(ctx, async (tx) => {
    const [row] = await tx.orm
      .select()
      .from(product)
      .innerJoin(stock, eq(stock.productId, product.id))
      .where(eq(product.id, productId));
    if (!row || (row.product.status === "draft" && tx.actor.role === undefined && tx.actor.kind !== "system")) {
      throw new DomainError("NOT_FOUND", "no such product", { productId });
    }
    return productOf({ ...row.product, ...row.stock });
  });
}
