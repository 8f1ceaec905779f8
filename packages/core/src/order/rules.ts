import type { OrderStatus } from "@orderdeck/db/vocabulary";
import { DomainError } from "../errors.ts";

/**
 * Every move an order can make; nothing else changes its status. `expired` and `cancelled` are final: late money is
 * refunded and never revives an order. Status decides, not the clock: a callback after the deadline but before the
 * expiry loop still pays.
 */
export const transitions: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  awaiting_payment: ["paid", "cancelled", "expired"],
  paid: ["fulfilled", "refunded"],
  fulfilled: ["refunded"],
  cancelled: [],
  expired: [],
  refunded: [],
};

export const canBecome = (from: OrderStatus, to: OrderStatus): boolean => transitions[from].includes(to);

export function assertCanBecome(order: { orderId: string; status: OrderStatus }, to: OrderStatus): void {
  if (canBecome(order.status, to)) return;
  throw new DomainError("INVALID_STATE", `an order that is ${order.status} cannot become ${to}`, {
    orderId: order.orderId,
    status: order.status,
    wanted: to,
  });
}

/** Lines of one product count together, so that two of them cannot each pass the check. First appearance keeps its place. */
export function mergeLines(
  lines: readonly { productId: string; quantity: number }[],
): { productId: string; quantity: number }[] {
  const quantities = new Map<string, number>();
  for (const line of lines) quantities.set(line.productId, (quantities.get(line.productId) ?? 0) + line.quantity);
  return [...quantities].map(([productId, quantity]) => ({ productId, quantity }));
}
