import * as z from "zod";

/** Shapes several nouns use. A snowflake is at most 19 digits. */
export const Id = z.string().regex(/^[1-9]\d{0,18}$/, "an id is a decimal number of at most 19 digits");
export const RequestId = z.uuid();
export const Reason = z.string().trim().min(1).max(500);
export const Cents = z.number().int().min(1).max(1_000_000_000);
export const LocalizedText = (max: number) =>
  z.strictObject({ en: z.string().trim().min(1).max(max), "zh-CN": z.string().trim().min(1).max(max) });

export const page = {
  limit: z.number().int().min(1).max(200).optional(),
  cursor: z.string().max(200).optional(),
};
export const Page = z.strictObject(page);
export type Page = z.infer<typeof Page>;

export type Paged<Item> = { items: Item[]; nextCursor: string | null };

/** Cuts the one row read beyond the page and names where the next page starts. */
export function pageOf<Row, Item>(
  rows: Row[],
  limit: number,
  cursorOf: (row: Row) => string,
  itemOf: (row: Row) => Item,
): Paged<Item> {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return { items: kept.map(itemOf), nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null };
}

export const pageSize = 50;

/** A cursor is the id of the last row shown; anything else starts at the top rather than failing an old link. */
export const idCursor = (cursor: string | undefined): string | undefined =>
  cursor && Id.safeParse(cursor).success ? cursor : undefined;
