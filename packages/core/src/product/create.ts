import { product, stock, stockMovement } from "@orderdeck/db/schema";
import type { Context } from "../context.ts";
import { DomainError, isDuplicateKey } from "../errors.ts";
import { appendEvents } from "../outbox/index.ts";
import { inTransaction } from "../transaction.ts";
import type { CreateProduct } from "./schemas.ts";

/** A product, its stock row and the ledger's first row, together. `sku` taken: CONFLICT. */
export async function createProduct(ctx: Context, input: CreateProduct): Promise<{ productId: string }> {
  try {
    return await inTransaction(ctx, async (tx) => {
      const now = await tx.now();
      const productId = tx.nextId();
      const status = input.status ?? "on_sale";
      await tx.orm.insert(product).values({
        id: productId,
        sku: input.sku,
        nameEn: input.name.en,
        nameZh: input.name["zh-CN"],
        descriptionEn: input.description?.en ?? "",
        descriptionZh: input.description?.["zh-CN"] ?? "",
        picture: input.picture ?? "/catalogue/placeholder.svg",
        priceCents: input.priceCents,
        currency: input.currency,
        status,
        version: 1,
        createdAt: now,
        updatedAt: now,
      });
      await tx.orm
        .insert(stock)
        .values({ productId, onHand: input.onHand, reserved: 0, sold: 0, version: 1, updatedAt: now });
      await tx.orm.insert(stockMovement).values({
        id: tx.nextId(),
        productId,
        kind: "received",
        quantity: input.onHand,
        onHandAfter: input.onHand,
        reservedAfter: 0,
        reason: "first stock",
        actorId: tx.actor.id,
        stockVersion: 1,
        createdAt: now,
      });
      await appendEvents(tx, [
        {
          type: "product.changed",
          message: {
            productId,
            version: 1,
            change: "created",
            status,
            priceCents: input.priceCents,
            currency: input.currency,
          },
          sequence: 1,
        },
        {
          type: "stock.adjusted",
          message: {
            productId,
            delta: input.onHand,
            onHand: input.onHand,
            reserved: 0,
            stockVersion: 1,
            kind: "received",
          },
          sequence: 1,
        },
      ]);
      return { productId };
    });
  } catch (error) {
    if (isDuplicateKey(error))
      throw new DomainError("CONFLICT", "this SKU is taken", { sku: input.sku }, { cause: error });
    throw error;
  }
}
