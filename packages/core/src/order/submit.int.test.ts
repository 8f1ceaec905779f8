import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DomainError } from "../errors.ts";
import { getStock } from "../stock/index.ts";
import { aProduct, openTestShop, type TestShop } from "../testing/context.ts";
import { derivedGuest, type SubmitInput, submitOrders } from "./index.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(() => shop.database.drop());

const aSubmit = (productId: string, over: Partial<SubmitInput> = {}): SubmitInput => ({
  requestId: randomUUID(),
  lines: [{ productId, quantity: 1 }],
  recipient: { name: "Li Na", phone: "13800000000", address: "1 Long Street" },
  buyerId: "gbuyer",
  isDerivedGuest: false,
  trace: shop.trace,
  ...over,
});

const codes = (results: unknown[]) => results.map((result) => (result instanceof DomainError ? result.code : "ok"));

describe("submitOrders", () => {
  it("sells exactly what is there, one order failing alone", async () => {
    const { productId } = await aProduct(shop, { onHand: 3 });
    const results = await submitOrders(
      shop,
      Array.from({ length: 5 }, () => aSubmit(productId)),
    );
    expect(codes(results)).toEqual(["ok", "ok", "ok", "INSUFFICIENT_STOCK", "INSUFFICIENT_STOCK"]);
    expect((results[3] as DomainError).details).toEqual({ lines: [{ productId, requested: 1, available: 0 }] });
    expect(await getStock(shop, { productId })).toMatchObject({ onHand: 3, reserved: 3, available: 0 });
  });

  it("merges two lines of one product before it checks", async () => {
    const { productId } = await aProduct(shop, { onHand: 3 });
    const results = await submitOrders(shop, [
      aSubmit(productId, {
        lines: [
          { productId, quantity: 2 },
          { productId, quantity: 2 },
        ],
      }),
    ]);
    expect(codes(results)).toEqual(["INSUFFICIENT_STOCK"]);
  });

  it("answers a repeated requestId with the first order, in one batch and in the next", async () => {
    const { productId } = await aProduct(shop);
    const input = aSubmit(productId);
    const [first, second] = await submitOrders(shop, [input, input]);
    const [third] = await submitOrders(shop, [input]);
    expect(second).toEqual(first);
    expect(third).toEqual(first);
    expect((await getStock(shop, { productId })).reserved).toBe(1);
  });

  it("makes one order of one requestId sent at once on many connections", async () => {
    const { productId } = await aProduct(shop);
    const other = await aProduct(shop);
    const requestId = randomUUID();
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        submitOrders(shop, [
          aSubmit((index % 2 ? productId : other.productId) as string, { requestId }),
          aSubmit(productId),
        ]),
      ),
    );
    const firsts = results.map(([result]) => result);
    expect(new Set(firsts.map((result) => (result instanceof DomainError ? result.code : result?.orderId))).size).toBe(
      2,
    );
    expect(firsts.filter((result) => result instanceof DomainError && result.code !== "REQUEST_ID_REUSED")).toEqual([]);
  });

  it("refuses other content or another buyer under a known requestId, and says nothing of the order", async () => {
    const { productId } = await aProduct(shop);
    const input = aSubmit(productId);
    await submitOrders(shop, [input]);
    const results = await submitOrders(shop, [
      { ...input, lines: [{ productId, quantity: 2 }] },
      { ...input, buyerId: "gsomeone" },
    ]);
    expect(codes(results)).toEqual(["REQUEST_ID_REUSED", "REQUEST_ID_REUSED"]);
    expect((results[1] as DomainError).details).toEqual({});
  });

  it("gives a derived guest's order to the cookie that repeats its request", async () => {
    const { productId } = await aProduct(shop);
    const requestId = randomUUID();
    const derived = derivedGuest(shop.settings.authSecret, requestId);
    const input = aSubmit(productId, { requestId, buyerId: derived, isDerivedGuest: true });
    const [first] = await submitOrders(shop, [input]);
    const [adopted] = await submitOrders(shop, [{ ...input, buyerId: "gcookie", isDerivedGuest: false }]);
    expect(adopted).toEqual({ ...first, buyerId: "gcookie" });
    expect(codes(await submitOrders(shop, [{ ...input, buyerId: "gthird", isDerivedGuest: false }]))).toEqual([
      "REQUEST_ID_REUSED",
    ]);
  });

  it("refuses a changed price, an unknown product and two currencies, and stores nothing", async () => {
    const { productId } = await aProduct(shop, { priceCents: 500 });
    const results = await submitOrders(shop, [
      aSubmit(productId, { expectedTotalCents: 499 }),
      aSubmit("999"),
      aSubmit(productId, { expectedTotalCents: 500 }),
    ]);
    expect(codes(results)).toEqual(["PRICE_CHANGED", "NOT_FOUND", "ok"]);
    expect((await getStock(shop, { productId })).reserved).toBe(1);
  });

  it("never oversells with many batches at once on two products", async () => {
    const a = await aProduct(shop, { onHand: 40 });
    const b = await aProduct(shop, { onHand: 40 });
    const lines = [
      { productId: b.productId, quantity: 1 },
      { productId: a.productId, quantity: 1 },
    ];
    const results = await Promise.all(
      Array.from({ length: 8 }, () =>
        submitOrders(
          shop,
          Array.from({ length: 10 }, () => aSubmit(a.productId, { lines })),
        ),
      ),
    );
    expect(codes(results.flat()).filter((code) => code === "ok")).toHaveLength(40);
    expect(await getStock(shop, a)).toMatchObject({ reserved: 40, available: 0 });
    expect(await getStock(shop, b)).toMatchObject({ reserved: 40, available: 0 });
  });
});
