import { product } from "@orderdeck/db/schema";
import type { Context } from "../context.ts";
import { inTransaction } from "../transaction.ts";
import { createProduct } from "./create.ts";
import { demoCatalogue } from "./demo-catalogue.ts";

/** Fills an empty catalogue; returns how many products it made. Two at once: the SKU's unique key lets one win. */
export async function seedDemoCatalogue(ctx: Context): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const [any] = await tx.orm.select({ id: product.id }).from(product).limit(1);
    if (any) return 0;
    // Newest first is the shop's order: the catalogue's first row is made last.
    for (const row of [...demoCatalogue].reverse()) await createProduct(tx, row);
    return demoCatalogue.length;
  });
}
