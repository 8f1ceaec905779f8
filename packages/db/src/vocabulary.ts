/** Closed word lists. Plain constants: the browser may import this file. */
export const productStatuses = ["draft", "on_sale", "archived"] as const;
export const orderStatuses = ["awaiting_payment", "paid", "fulfilled", "cancelled", "expired", "refunded"] as const;
export const paymentStatuses = ["pending", "succeeded", "refund_required"] as const;
export const callbackOutcomes = ["applied", "already", "failed", "mismatch", "refund_required", "unknown"] as const;
export const movementKinds = ["received", "adjust", "reserve", "deduct", "release", "restock"] as const;
export const movementStages = ["reserve", "end"] as const;
export const deadLetterStatuses = ["new", "retrying", "resolved", "failed_again", "discarded"] as const;
export const deadLetterReasons = ["undecodable", "refused", "exhausted"] as const;
export const redriveJobStatuses = ["running", "paused", "cancelled", "done", "failed"] as const;
export const redriveItemStatuses = ["pending", "sent", "succeeded", "failed"] as const;
export const roles = ["viewer", "operator", "admin"] as const;
export const actorKinds = ["guest", "user", "system"] as const;
export const notificationKinds = ["order_submitted"] as const;
export const roomStatuses = ["open", "closed"] as const;
export const currencies = ["CNY", "USD", "EUR"] as const;
export const sandboxScenarios = ["normal", "slow", "twice", "late", "wrong_amount"] as const;

export type ProductStatus = (typeof productStatuses)[number];
export type OrderStatus = (typeof orderStatuses)[number];
export type PaymentStatus = (typeof paymentStatuses)[number];
export type CallbackOutcome = (typeof callbackOutcomes)[number];
export type MovementKind = (typeof movementKinds)[number];
export type DeadLetterStatus = (typeof deadLetterStatuses)[number];
export type DeadLetterReason = (typeof deadLetterReasons)[number];
export type RedriveJobStatus = (typeof redriveJobStatuses)[number];
export type Role = (typeof roles)[number];
export type ActorKind = (typeof actorKinds)[number];
export type RoomStatus = (typeof roomStatuses)[number];
export type SandboxScenario = (typeof sandboxScenarios)[number];

/** The product's own consumer groups; `file-dead-letter` reads every `<group>.dlq`. */
export const handlerGroups = ["deduct-stock", "release-stock", "notify-buyer", "request-refund"] as const;
export type HandlerGroup = (typeof handlerGroups)[number];
export const consumerGroups = [...handlerGroups, "file-dead-letter"] as const;
