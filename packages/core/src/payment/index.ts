export { deliverSandboxCallbacks } from "./deliver-sandbox-callbacks.ts";
export { type CallbackGatherer, createCallbackGatherer } from "./gather-callbacks.ts";
export { getPayment, listPayments, type PaymentRow } from "./list.ts";
export { recordCallback, recordCallbacks } from "./record-callback.ts";
export { requestRefund } from "./request-refund.ts";
export { completeSandboxPayment } from "./sandbox.ts";
export * from "./schemas.ts";
export { signBody, verifySignature } from "./signature.ts";
export { startPayment } from "./start.ts";
