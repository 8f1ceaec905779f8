import * as z from "zod";
import { Id, page, Reason, RequestId } from "../schemas.ts";

export const GetStock = z.strictObject({ productId: Id });
export type GetStock = z.infer<typeof GetStock>;

export const ListStock = z.strictObject({ ...page, search: z.string().trim().max(100).optional() });
export type ListStock = z.infer<typeof ListStock>;

export const ListMovements = z.strictObject({ productId: Id, ...page });
export type ListMovements = z.infer<typeof ListMovements>;

export const AdjustStock = z.strictObject({
  requestId: RequestId,
  productId: Id,
  delta: z
    .number()
    .int()
    .min(-1_000_000_000)
    .max(1_000_000_000)
    .refine((delta) => delta !== 0),
  reason: Reason,
});
export type AdjustStock = z.infer<typeof AdjustStock>;
