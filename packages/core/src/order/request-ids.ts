import type { OrderStatus } from "@orderdeck/db/vocabulary";
import type { Tx } from "../transaction.ts";
import type { SubmitInput, SubmittedOrder } from "./decide-submits.ts";

/** The order a requestId stands for. */
export type FirstOrder = { hash: string; order: SubmittedOrder };

/** List lengths the lookup is prepared for; a shorter list is filled up with its first id. */
const shapes = [1, 8, 64, 200];

type Row = {
  id: string;
  buyer_id: string;
  request_id: string;
  request_hash: string;
  status: OrderStatus;
  total_cents: string;
  currency: string;
  expires_at: Date;
};

/** The orders already made under these requestIds, by requestId. */
export async function findByRequestIds(tx: Tx, inputs: SubmitInput[]): Promise<Map<string, FirstOrder>> {
  const wanted = [...new Set(inputs.map((input) => input.requestId.toLowerCase()))];
  const found = new Map<string, FirstOrder>();
  const size = shapes.find((shape) => shape >= wanted.length) ?? wanted.length;
  const ids = [...wanted, ...Array<string>(size - wanted.length).fill(wanted[0] as string)];
  const rows = await tx.read<Row>(
    `SELECT id, buyer_id, request_id, request_hash, status, total_cents, currency, expires_at
     FROM orders WHERE request_id IN (${ids.map(() => "?").join(", ")})`,
    ids,
  );
  for (const row of rows) {
    found.set(row.request_id, {
      hash: row.request_hash,
      order: {
        orderId: row.id,
        status: row.status,
        totalCents: Number(row.total_cents),
        currency: row.currency,
        expiresAt: row.expires_at.toISOString(),
        buyerId: row.buyer_id,
      },
    });
  }
  return found;
}
