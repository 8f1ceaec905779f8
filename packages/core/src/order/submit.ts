import type { Context } from "../context.ts";
import { DomainError, isContention, isDuplicateKey } from "../errors.ts";
import { inIdOrder } from "../stock/queries.ts";
import { CommitUnknown, inTransaction, type Tx } from "../transaction.ts";
import {
  contentHash,
  type NewOrder,
  type Offer,
  type SubmitInput,
  type SubmittedOrder,
  takeOrder,
} from "./decide-submits.ts";
import { derivedGuest } from "./owner.ts";
import { type FirstOrder, findByRequestIds } from "./request-ids.ts";
import { storeNewOrders } from "./store-submits.ts";

export type SubmitResult = SubmittedOrder | DomainError;

/**
 * Submits up to 200 orders in one transaction and answers each for itself: an order that is short fails alone.
 *
 * Stock rows are locked first, in id order; requestIds are looked up after the locks, so that two batches with the same
 * requestId on one product meet at the lock. On different products they meet at the unique key: error 1062, a deadlock
 * or a COMMIT whose answer was lost runs the batch again (the requestIds then find what was stored), then one by one.
 * Dies the process anywhere, nothing or everything of the batch is there, and the client's retry finds it.
 */
export async function submitOrders(ctx: Context, inputs: SubmitInput[]): Promise<SubmitResult[]> {
  try {
    return await submitBatch(ctx, inputs);
  } catch (first) {
    if (!isRepeatable(first)) throw first;
    try {
      return await submitBatch(ctx, inputs);
    } catch (second) {
      if (!isRepeatable(second)) throw second;
      const results: SubmitResult[] = [];
      for (const input of inputs) results.push(...(await submitBatch(ctx, [input])));
      return results;
    }
  }
}

const isRepeatable = (error: unknown): boolean =>
  isDuplicateKey(error) || isContention(error) || error instanceof CommitUnknown;

async function submitBatch(ctx: Context, inputs: SubmitInput[]): Promise<SubmitResult[]> {
  return inTransaction(ctx, async (tx) => {
    const offers = await lockOffers(tx, inputs);
    const known = await findByRequestIds(tx, inputs);
    const now = await tx.now();
    const expiresAt = new Date(now.getTime() + tx.settings.paymentTimeoutMs);
    const taken: NewOrder[] = [];
    const adoptions: { orderBuyerId: string; buyerId: string }[] = [];
    const results = inputs.map((input): SubmitResult => {
      const hash = contentHash(input);
      const first = known.get(input.requestId.toLowerCase());
      if (first) return repeat(tx, first, input, hash, adoptions);
      try {
        const order = takeOrder(input, hash, offers, () => tx.nextId());
        taken.push(order);
        const made: FirstOrder = { hash, order: answer(order, expiresAt) };
        known.set(input.requestId.toLowerCase(), made);
        return made.order;
      } catch (error) {
        if (error instanceof DomainError) return error;
        throw error;
      }
    });
    if (taken.length > 0) await storeNewOrders(tx, taken, changedOf(offers, taken), expiresAt);
    for (const { orderBuyerId, buyerId } of adoptions) {
      await tx.write("UPDATE orders SET buyer_id = ? WHERE buyer_id = ?", [buyerId, orderBuyerId]);
    }
    return results;
  });
}

/** A requestId seen before: the same buyer with the same content gets the first order; anyone else learns nothing. */
function repeat(
  tx: Tx,
  first: FirstOrder,
  input: SubmitInput,
  hash: string,
  adoptions: { orderBuyerId: string; buyerId: string }[],
): SubmitResult {
  const { order } = first;
  if (first.hash === hash) {
    if (order.buyerId === input.buyerId) return order;
    // Its maker had no cookie; whoever knows the requestId and the content is that maker, now with a cookie.
    if (order.buyerId === derivedGuest(tx.settings.authSecret, input.requestId) && !input.isDerivedGuest) {
      adoptions.push({ orderBuyerId: order.buyerId, buyerId: input.buyerId });
      first.order = { ...order, buyerId: input.buyerId };
      return first.order;
    }
  }
  return new DomainError("REQUEST_ID_REUSED", "this requestId was used for another order");
}

function answer({ orderId, totalCents, currency, input }: NewOrder, expiresAt: Date): SubmittedOrder {
  return {
    orderId,
    status: "awaiting_payment",
    totalCents,
    currency,
    expiresAt: expiresAt.toISOString(),
    buyerId: input.buyerId,
  };
}

function changedOf(offers: Map<string, Offer>, taken: NewOrder[]): Map<string, Offer> {
  const ids = new Set(taken.flatMap(({ lines }) => lines.map((line) => line.productId)));
  return new Map([...offers].filter(([productId]) => ids.has(productId)));
}

type OfferRow = Record<"product_id" | "on_hand" | "reserved" | "version" | "price_cents", string> &
  Pick<Offer, "sku" | "picture" | "currency" | "status"> & { name_en: string; name_zh: string };

/** Stock, price and status of everything wanted, from one read under the lock: no order is sold at a stale price. */
async function lockOffers(tx: Tx, inputs: SubmitInput[]): Promise<Map<string, Offer>> {
  const ids = inIdOrder(inputs.flatMap((input) => input.lines.map((line) => line.productId)));
  const rows = await tx.read<OfferRow>(
    `SELECT STRAIGHT_JOIN s.product_id, s.on_hand, s.reserved, s.version, p.sku, p.name_en, p.name_zh, p.picture, p.price_cents, p.currency, p.status
     FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) AS j
     JOIN stock AS s ON s.product_id = j.id JOIN product AS p ON p.id = j.id FOR UPDATE`,
    [JSON.stringify(ids)],
  );
  return new Map(
    rows.map((row) => [
      row.product_id,
      {
        productId: row.product_id,
        onHand: Number(row.on_hand),
        reserved: Number(row.reserved),
        version: Number(row.version),
        sku: row.sku,
        nameEn: row.name_en,
        nameZh: row.name_zh,
        picture: row.picture,
        priceCents: Number(row.price_cents),
        currency: row.currency,
        status: row.status,
      },
    ]),
  );
}
