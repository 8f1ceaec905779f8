import { create, toBinary } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { catalog, type EventInit, type EventType, eventTypes } from "./catalog.ts";
import {
  decodeEvent,
  describeValue,
  encodeEvent,
  textHeaders,
  Undecodable,
  type UndecodableCause,
} from "./envelope.ts";
import { OrderPaidSchema } from "./gen/orderdeck/order/v1/events_pb.ts";
import { StockDeductedSchema } from "./gen/orderdeck/stock/v1/events_pb.ts";

const submitted: EventInit<"order.submitted"> = {
  orderId: "901",
  buyerId: "g7",
  lines: [
    { productId: "11", quantity: 2, priceCents: 4_900_000_000 },
    { productId: "12", quantity: 1, priceCents: 0 },
  ],
  totalCents: 9_800_000_000,
  currency: "CNY",
  expiresAt: "2026-11-21T10:00:00.000Z",
};

function whyUndecodable(value: Uint8Array | null, headers: Record<string, string>): UndecodableCause {
  try {
    decodeEvent({ value, headers });
  } catch (error) {
    if (error instanceof Undecodable) return error.why;
    throw error;
  }
  throw new Error("it was decoded");
}

describe("an encoded event", () => {
  it("comes back with money as numbers and ids as strings", () => {
    const encoded = encodeEvent("order.submitted", submitted);
    expect(encoded).toMatchObject({ topic: "order.submitted", key: "901" });
    const decoded = decodeEvent({
      value: encoded.value,
      headers: { "event-type": "order.submitted", "event-id": "77", sequence: "1", traceparent: "00-a-b-01" },
    });
    expect(decoded).toMatchObject({ type: "order.submitted", eventId: "77", sequence: 1, traceparent: "00-a-b-01" });
    expect(decoded.message).toMatchObject(submitted);
  });

  it("is understood by its full protobuf name, and without any other header", () => {
    const { value } = encodeEvent("order.submitted", submitted);
    const decoded = decodeEvent({ value, headers: { "event-type": "orderdeck.order.v1.OrderSubmitted" } });
    expect(decoded.type).toBe("order.submitted");
    expect(decoded).toMatchObject({ eventId: undefined, sequence: undefined, occurredAt: undefined });
  });

  it("ignores a sequence that is no number", () => {
    const { value } = encodeEvent("order.submitted", submitted);
    const headers = { "event-type": "order.submitted", sequence: "soon" };
    expect(decodeEvent({ value, headers }).sequence).toBeUndefined();
  });

  it("is refused before it is written when field 1 is empty or money is no integer", () => {
    expect(() => encodeEvent("order.submitted", { ...submitted, orderId: "" })).toThrow(TypeError);
    expect(() => encodeEvent("order.submitted", { ...submitted, totalCents: 0.5 })).toThrow();
  });
});

describe("what is undecodable", () => {
  const value = encodeEvent("order.submitted", submitted).value;
  const headers = { "event-type": "order.submitted" };

  it("is a null value, a missing or unknown type, a protobuf error and an empty field 1, and nothing else", () => {
    expect(whyUndecodable(null, headers)).toBe("null-value");
    expect(whyUndecodable(value, {})).toBe("no-event-type");
    expect(whyUndecodable(value, { "event-type": "order.teleported" })).toBe("unknown-event-type");
    expect(whyUndecodable(value, { "event-type": "constructor" })).toBe("unknown-event-type");
    expect(whyUndecodable(Buffer.from("{not protobuf}"), headers)).toBe("protobuf");
    expect(whyUndecodable(new Uint8Array(), headers)).toBe("empty-key-field");
    expect(whyUndecodable(toBinary(OrderPaidSchema, create(OrderPaidSchema, { buyerId: "g7" })), headers)).toBe(
      "empty-key-field",
    );
  });

  it("includes a number that JavaScript cannot hold", () => {
    const huge = create(StockDeductedSchema, { orderId: "1", lines: [{ onHand: 2n ** 60n }] });
    expect(whyUndecodable(toBinary(StockDeductedSchema, huge), { "event-type": "stock.deducted" })).toBe("protobuf");
  });
});

describe("a described value", () => {
  it("is JSON with numbers as numbers and zeros shown", () => {
    const { value } = encodeEvent("order.submitted", submitted);
    const described = describeValue({ value, headers: { "event-type": "order.submitted" } });
    expect(described).toMatchObject({ type: "order.submitted", schema: "orderdeck.order.v1.OrderSubmitted" });
    expect(described.decoded).toEqual(submitted);
    expect(() => JSON.stringify(described)).not.toThrow();
  });

  it("says why when it cannot be decoded", () => {
    expect(describeValue({ value: null, headers: {} }).error).toBeTruthy();
    const garbage = describeValue({ value: Buffer.from("garbage"), headers: { "event-type": "order.paid" } });
    expect(garbage).toMatchObject({ type: "order.paid", schema: "orderdeck.order.v1.OrderPaid" });
    expect(garbage.error).toBeTruthy();
    expect(garbage.decoded).toBeUndefined();
  });
});

describe("the catalogue", () => {
  it("names each topic like its event and each message by its noun, in the past", () => {
    for (const type of eventTypes) {
      const { topic, schema } = catalog[type];
      const [noun, past = ""] = type.split(".");
      const word = [noun, ...past.split("_")].map((part) => `${part?.[0]?.toUpperCase()}${part?.slice(1)}`).join("");
      expect(topic).toBe(type);
      expect(schema.typeName).toBe(`orderdeck.${noun}.v1.${word}`);
    }
    expect(eventTypes).toHaveLength(14);
  });

  it("keys each event by its field 1, a string, and order events by buyer in field 2", () => {
    for (const type of eventTypes) {
      const first = catalog[type].schema.fields.find(({ number }) => number === 1);
      expect(first?.scalar).toBe(9);
      const keyed = (catalog[type].keyOf as (message: object) => string)({ [first?.localName ?? ""]: "the key" });
      expect(keyed).toBe("the key");
      const second = catalog[type].schema.fields.find(({ number }) => number === 2);
      if ((type satisfies EventType).startsWith("order.")) expect(second?.name).toBe("buyer_id");
    }
  });

  it("carries no personal data", () => {
    const names = eventTypes.flatMap((type) => catalog[type].schema.fields.map(({ name }) => name));
    expect(names.filter((name) => /(^|_)(name|phone|address|recipient|request_id)$/.test(name))).toEqual([]);
  });
});

it("text headers are read from bytes", () => {
  expect(textHeaders({ a: Buffer.from("größe"), b: "text" })).toEqual({ a: "größe", b: "text" });
});
