import { product } from "@orderdeck/db/schema";
import { eq } from "drizzle-orm";
import type { Context } from "../context.ts";
import { DomainError } from "../errors.ts";
import { appendEvent } from "../outbox/index.ts";
import { inTransaction } from "../transaction.ts";
import { getProduct, type Product } from "./get.ts";
import type { ProductRef, UpdateProduct } from "./schemas.ts";

/** Changes the catalogue row; orders keep the snapshot they were made with. */
export async function updateProduct(ctx: Context, input: UpdateProduct): Promise<Product> {
  return inTransaction(ctx, async (tx) => {
    const [row] = await tx.orm.select().from(product).where(eq(product.id, input.productId)).for("update");
    if (!row) throw new DomainError("NOT_FOUND", "no such product", { productId: input.productId });
    if (input.version !== undefined && input.version !== row.version) {
      throw new DomainError("CONFLICT", "somebody else changed this product", {
        version: row.version,
        changedAt: row.updatedAt,
      });
    }
    const version = row.version + 1;
    const next = {
      nameEn: input.name?.en ?? row.nameEn,
      nameZh: input.name?.["zh-CN"] ?? row.nameZh,
      descriptionEn: input.description?.en ?? row.descriptionEn,
      descriptionZh: input.description?.["zh-CN"] ?? row.descriptionZh,
      picture: input.picture ?? row.picture,
      priceCents: input.priceCents ?? row.priceCents,
      status: input.status ?? row.status,
      version,
      updatedAt: await tx.now(),
    };
    await tx.orm.update(product).set(next).where(eq(product.id, row.id));
    const change = next.status === "archived" && row.status !== "archived" ? "archived" : "updated";
    await appendEvent(
      tx,
      "product.changed",
      { productId: row.id, version, change, status: next.status, priceCents: next.priceCents, currency: row.currency },
      { sequence: version },
    );
    return getProduct(tx, { productId: row.id });
  });
}

export const archiveProduct = (ctx: Context, { productId }: ProductRef): Promise<Product> =>
  updateProduct(ctx, { productId, status: "archived" });
