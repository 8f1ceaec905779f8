import { createHash } from "node:crypto";
import type { OrderStatus, ProductStatus } from "@orderdeck/db/vocabulary";
import type { Trace } from "../context.ts";
import { DomainError } from "../errors.ts";
import { mergeLines } from "./rules.ts";
import type { SubmitOrder } from "./schemas.ts";

/** One buyer's wish to order, as the batch verb takes it. */
export type SubmitInput = SubmitOrder & {
  buyerId: string;
  /** The caller had no cookie: `buyerId` was derived from the requestId. */
  isDerivedGuest: boolean;
  trace: Trace;
};

export type SubmittedOrder = {
  orderId: string;
  status: OrderStatus;
  totalCents: number;
  currency: string;
  expiresAt: string;
  /** Who owns it now: a caller without a cookie learns its guest from this. */
  buyerId: string;
};

export type Offer = {
  productId: string;
  onHand: number;
  reserved: number;
  version: number;
  sku: string;
  nameEn: string;
  nameZh: string;
  picture: string;
  priceCents: number;
  currency: string;
  status: ProductStatus;
};

export type NewLine = Offer & { quantity: number; reservedAfter: number; stockVersion: number };
export type NewOrder = {
  orderId: string;
  input: SubmitInput;
  hash: string;
  totalCents: number;
  currency: string;
  lines: NewLine[];
};

/** What makes two submits the same wish: products, quantities and recipient. Not the expected total: it only guards the price. */
export function contentHash(input: SubmitOrder): string {
  const lines = mergeLines(input.lines).sort((a, b) => (a.productId < b.productId ? -1 : 1));
  const { name, phone, address } = input.recipient;
  return createHash("sha256")
    .update(JSON.stringify([lines.map((line) => [line.productId, line.quantity]), name, phone, address]))
    .digest("base64url");
}

/**
 * Decides one order against the offers, which it changes: the units it takes are gone for the next one in the batch.
 * Throws a DomainError and changes nothing when it cannot be had.
 */
export function takeOrder(
  input: SubmitInput,
  hash: string,
  offers: Map<string, Offer>,
  orderId: () => string,
): NewOrder {
  const wanted = mergeLines(input.lines).map(({ productId, quantity }) => {
    const offer = offers.get(productId);
    if (!offer || offer.status === "draft") throw new DomainError("NOT_FOUND", "no such product", { productId });
    if (offer.status !== "on_sale")
      throw new DomainError("INVALID_STATE", "this product is not on sale", { productId, status: offer.status });
    return { offer, quantity };
  });
  const currency = (wanted[0] as (typeof wanted)[number]).offer.currency;
  if (wanted.some(({ offer }) => offer.currency !== currency)) {
    throw new DomainError("MIXED_CURRENCY", "an order has one currency", {
      currencies: [...new Set(wanted.map(({ offer }) => offer.currency))],
    });
  }
  const short = wanted.filter(({ offer, quantity }) => offer.onHand - offer.reserved < quantity);
  if (short.length > 0) {
    throw new DomainError("INSUFFICIENT_STOCK", "not enough stock", {
      lines: short.map(({ offer, quantity }) => ({
        productId: offer.productId,
        requested: quantity,
        available: offer.onHand - offer.reserved,
      })),
    });
  }
  const totalCents = wanted.reduce((total, { offer, quantity }) => total + offer.priceCents * quantity, 0);
  if (input.expectedTotalCents !== undefined && input.expectedTotalCents !== totalCents) {
    throw new DomainError("PRICE_CHANGED", "the price has changed", {
      expectedTotalCents: input.expectedTotalCents,
      totalCents,
      currency,
    });
  }
  const id = orderId();
  const lines = wanted.map(({ offer, quantity }): NewLine => {
    offer.reserved += quantity;
    offer.version += 1;
    return { ...offer, quantity, reservedAfter: offer.reserved, stockVersion: offer.version };
  });
  return { orderId: id, input, hash, totalCents, currency, lines };
}
