import type { MovementKind } from "@orderdeck/db/vocabulary";
import type { Tx } from "../transaction.ts";

export type Level = { productId: string; onHand: number; reserved: number; sold: number; version: number };

/** The stock rows of these products, locked in id order: the one order every verb uses. */
export async function lockStock(tx: Tx, productIds: string[]): Promise<Map<string, Level>> {
  const rows = await tx.read<{ product_id: string; on_hand: string; reserved: string; sold: string; version: string }>(
    `SELECT STRAIGHT_JOIN s.product_id, s.on_hand, s.reserved, s.sold, s.version
     FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) AS j JOIN stock AS s ON s.product_id = j.id FOR UPDATE`,
    [JSON.stringify(inIdOrder(productIds))],
  );
  return new Map(
    rows.map((row) => [
      row.product_id,
      {
        productId: row.product_id,
        onHand: Number(row.on_hand),
        reserved: Number(row.reserved),
        sold: Number(row.sold),
        version: Number(row.version),
      },
    ]),
  );
}

/** Distinct ids, smallest first. Ids are decimal strings: shorter is smaller. */
export function inIdOrder(ids: Iterable<string>): string[] {
  return [...new Set(ids)].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
}

/** Writes levels computed under the lock; the CHECK on the table is the last guard. */
export async function storeLevels(tx: Tx, levels: Map<string, Level>): Promise<void> {
  if (levels.size === 0) return;
  await tx.write(
    `UPDATE stock AS s JOIN JSON_TABLE(?, '$[*]' COLUMNS (
       id BIGINT PATH '$.productId', on_hand BIGINT PATH '$.onHand', reserved BIGINT PATH '$.reserved',
       sold BIGINT PATH '$.sold', version BIGINT PATH '$.version')) AS j ON j.id = s.product_id
     SET s.on_hand = j.on_hand, s.reserved = j.reserved, s.sold = j.sold, s.version = j.version, s.updated_at = ?`,
    [JSON.stringify([...levels.values()]), await tx.now()],
  );
}

export type NewMovement = {
  id: string;
  productId: string;
  kind: MovementKind;
  quantity: number;
  orderId: string;
  stage: "reserve" | "end";
  onHandAfter: number;
  reservedAfter: number;
  stockVersion: number;
  actorId?: string;
};

/** Ledger rows of orders. A second row for the same (order, product, stage) is error 1062. */
export async function insertMovements(tx: Tx, movements: NewMovement[]): Promise<void> {
  if (movements.length === 0) return;
  await tx.write(
    `INSERT INTO stock_movement (id, product_id, kind, quantity, order_id, stage, on_hand_after, reserved_after, actor_id, stock_version, created_at)
     SELECT j.id, j.product_id, j.kind, j.quantity, j.order_id, j.stage, j.on_hand, j.reserved, COALESCE(j.actor_id, ?), j.version, ?
     FROM JSON_TABLE(?, '$[*]' COLUMNS (
       id BIGINT PATH '$.id', product_id BIGINT PATH '$.productId', kind VARCHAR(12) PATH '$.kind', quantity BIGINT PATH '$.quantity',
       order_id BIGINT PATH '$.orderId', stage CHAR(7) PATH '$.stage', on_hand BIGINT PATH '$.onHandAfter',
       reserved BIGINT PATH '$.reservedAfter', actor_id VARCHAR(64) PATH '$.actorId', version BIGINT PATH '$.stockVersion')) AS j`,
    [tx.actor.id, await tx.now(), JSON.stringify(movements)],
  );
}
