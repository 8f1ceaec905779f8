import { paymentStatuses, sandboxScenarios } from "@orderdeck/db/vocabulary";
import * as z from "zod";
import { Id, page } from "../schemas.ts";

export const StartPayment = z.strictObject({ orderId: Id, secret: z.string().max(100).optional() });
export type StartPayment = z.infer<typeof StartPayment>;

export const PaymentRef = z.strictObject({ paymentId: Id });
export type PaymentRef = z.infer<typeof PaymentRef>;

export const CompleteSandboxPayment = z.strictObject({
  paymentId: Id,
  outcome: z.enum(["succeeded", "failed"]),
  scenario: z.enum(sandboxScenarios).optional(),
});
export type CompleteSandboxPayment = z.infer<typeof CompleteSandboxPayment>;

export const ListPayments = z.strictObject({
  ...page,
  status: z.enum(paymentStatuses).optional(),
  orderId: Id.optional(),
});
export type ListPayments = z.infer<typeof ListPayments>;

/** The provider's body. Unknown keys are allowed: a provider adds fields when it likes. */
export const PaymentCallback = z.object({
  id: z.string().min(1).max(100),
  type: z.enum(["payment.succeeded", "payment.failed"]),
  paymentId: z.string().min(1).max(64),
  orderId: z.string().min(1).max(64),
  amountCents: z.number().int().min(-Number.MAX_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER),
  currency: z.string().min(1).max(8),
});
export type PaymentCallback = z.infer<typeof PaymentCallback>;
