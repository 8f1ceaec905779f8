import { createHmac, timingSafeEqual } from "node:crypto";
import type { Actor } from "../context.ts";

/** The buyer it belongs to, staff of any role, or the system itself. To anyone else the order does not exist. */
export const maySee = (actor: Actor, buyerId: string): boolean =>
  actor.id === buyerId || actor.role !== undefined || actor.kind === "system";

/** Opens one order on another device: 128 bits, bound to the order, never stored. */
export const orderSecret = (authSecret: string, orderId: string): string =>
  createHmac("sha256", authSecret).update(`order-link:${orderId}`).digest("base64url").slice(0, 22);

export function isOrderSecret(authSecret: string, orderId: string, secret: string | undefined): boolean {
  if (!secret) return false;
  const expected = Buffer.from(orderSecret(authSecret, orderId));
  const given = Buffer.from(secret);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** The guest of a caller without a cookie: the same requestId is the same buyer, so that a retry finds its order. */
export const derivedGuest = (authSecret: string, requestId: string): string =>
  `d${createHmac("sha256", authSecret).update(`guest:${requestId.toLowerCase()}`).digest("base64url").slice(0, 30)}`;
