import { currencies, productStatuses } from "@orderdeck/db/vocabulary";
import * as z from "zod";
import { Cents, Id, LocalizedText, page } from "../schemas.ts";

const Sku = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
const Picture = z
  .string()
  .trim()
  .max(200)
  .regex(/^\/[A-Za-z0-9/._-]*$/);

export const CreateProduct = z.strictObject({
  sku: Sku,
  name: LocalizedText(200),
  description: LocalizedText(2_000).optional(),
  picture: Picture.optional(),
  priceCents: Cents,
  currency: z.enum(currencies),
  onHand: z.number().int().min(0).max(1_000_000_000),
  status: z.enum(productStatuses).optional(),
});
export type CreateProduct = z.infer<typeof CreateProduct>;

export const UpdateProduct = z.strictObject({
  productId: Id,
  name: LocalizedText(200).optional(),
  description: LocalizedText(2_000).optional(),
  picture: Picture.optional(),
  priceCents: Cents.optional(),
  status: z.enum(productStatuses).optional(),
  /** The version the editor saw: another edit in between is CONFLICT. */
  version: z.number().int().optional(),
});
export type UpdateProduct = z.infer<typeof UpdateProduct>;

export const ProductRef = z.strictObject({ productId: Id });
export type ProductRef = z.infer<typeof ProductRef>;

export const ListProducts = z.strictObject({
  ...page,
  search: z.string().trim().max(100).optional(),
  status: z.enum(productStatuses).optional(),
});
export type ListProducts = z.infer<typeof ListProducts>;
