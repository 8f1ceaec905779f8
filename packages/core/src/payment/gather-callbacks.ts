import type { CallbackOutcome } from "@orderdeck/db/vocabulary";
import { createGatherer, type Gatherer } from "../gather.ts";
import type { PaymentCallback } from "./schemas.ts";

export type CallbackGatherer = Gatherer<PaymentCallback, CallbackOutcome>;

/** A provider repeats what is not accepted: a full queue answers 503 and loses nothing. */
export const createCallbackGatherer = (
  run: (callbacks: PaymentCallback[]) => Promise<CallbackOutcome[]>,
  { queueMax }: { queueMax: number },
): CallbackGatherer => createGatherer(run, { queueMax, inputsMax: 200 });
