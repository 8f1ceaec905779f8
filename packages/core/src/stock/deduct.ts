import type { Context } from "../context.ts";
import type { DecodedRecord, Outcome } from "../outcome.ts";
import { inTransaction, type Tx } from "../transaction.ts";
import { endReservations } from "./end-reservations.ts";

/** reserved → sold for paid orders. A paid order may have moved on before its event arrived. */
export const deductStock = (ctx: Context | Tx, records: DecodedRecord[]): Promise<Outcome[]> =>
  inTransaction(ctx, (tx) =>
    endReservations(tx, records, { kind: "deduct", event: "stock.deducted", when: ["paid", "fulfilled", "refunded"] }),
  );
