export * from "./dead-letter.ts";
export * from "./order.ts";
export * from "./outbox.ts";
export * from "./payment.ts";
export * from "./product.ts";
export * from "./stock.ts";
export * from "./user.ts";
