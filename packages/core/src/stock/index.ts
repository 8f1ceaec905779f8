export { adjustStock } from "./adjust.ts";
export { deductStock } from "./deduct.ts";
export { getStock, listStock, type StockItem, type StockLevel } from "./get.ts";
export { listMovements, type Movement } from "./movements.ts";
export { releaseStock } from "./release.ts";
export * from "./schemas.ts";
