export { createProduct } from "./create.ts";
export { getProduct, type Product } from "./get.ts";
export { listProducts } from "./list.ts";
export * from "./schemas.ts";
export { seedDemoCatalogue } from "./seed.ts";
export { archiveProduct, updateProduct } from "./update.ts";
