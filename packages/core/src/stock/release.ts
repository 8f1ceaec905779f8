import type { Context } from "../context.ts";
import type { DecodedRecord, Outcome } from "../outcome.ts";
import { inTransaction, type Tx } from "../transaction.ts";
import { endReservations } from "./end-reservations.ts";

/** reserved → available again, for orders nobody will pay. */
export const releaseStock = (ctx: Context | Tx, records: DecodedRecord[]): Promise<Outcome[]> =>
  inTransaction(ctx, (tx) =>
    endReservations(tx, records, { kind: "release", event: "stock.released", when: ["cancelled", "expired"] }),
  );
