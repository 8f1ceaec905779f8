import { orderStatuses } from "@orderdeck/db/vocabulary";
import * as z from "zod";
import { Id, page, Reason, RequestId } from "../schemas.ts";

export const Recipient = z.strictObject({
  name: z.string().trim().min(1).max(100),
  phone: z.string().trim().min(3).max(40),
  address: z.string().trim().min(1).max(500),
});

export const SubmitOrder = z.strictObject({
  requestId: RequestId,
  lines: z
    .array(z.strictObject({ productId: Id, quantity: z.number().int().min(1).max(999) }))
    .min(1)
    .max(100),
  recipient: Recipient,
  expectedTotalCents: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
});
export type SubmitOrder = z.infer<typeof SubmitOrder>;

export const OrderRef = z.strictObject({ orderId: Id, secret: z.string().max(100).optional() });
export type OrderRef = z.infer<typeof OrderRef>;

export const CancelOrder = z.strictObject({ orderId: Id, reason: Reason.optional() });
export type CancelOrder = z.infer<typeof CancelOrder>;

export const ListOrders = z.strictObject({
  ...page,
  status: z.enum(orderStatuses).optional(),
  /** An order id, a phone number or a recipient's name. */
  search: z.string().trim().max(100).optional(),
  /** `deadline`: soonest payment deadline first, for orders that await payment. */
  sort: z.enum(["newest", "deadline"]).optional(),
  buyerId: z.string().max(64).optional(),
});
export type ListOrders = z.infer<typeof ListOrders>;

export const ListMyOrders = z.strictObject({ ...page });
export type ListMyOrders = z.infer<typeof ListMyOrders>;

export const StoryRef = z.strictObject({ orderId: Id });
export type StoryRef = z.infer<typeof StoryRef>;
