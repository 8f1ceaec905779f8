import { type DescMessage, ScalarType } from "@bufbuild/protobuf";

type Fields = Record<string, unknown>;
/** What of a message holds int64, worked out once per schema: most have two such fields. */
type Plan = { int64: string[]; messages: { name: string; isList: boolean; plan: Plan }[] };

const plans = new Map<DescMessage, Plan>();

/**
 * Money and counts are safe integers, so nobody should carry bigints (or proto JSON's strings) about. Changes `message`
 * in place. A number beyond 2^53 is an error, or with "keep" left as it is.
 */
export function int64ToNumbers<T extends Fields>(schema: DescMessage, message: T, unsafe: "throw" | "keep"): T {
  convert(planOf(schema), message, unsafe);
  return message;
}

function convert(plan: Plan, message: Fields, unsafe: "throw" | "keep"): void {
  for (const name of plan.int64) {
    const value = message[name];
    if (typeof value !== "bigint" && typeof value !== "string") continue;
    const number = Number(value);
    if (Number.isSafeInteger(number)) message[name] = number;
    else if (unsafe === "throw") throw new RangeError(`${name} is beyond the safe integers`);
  }
  for (const { name, isList, plan: inner } of plan.messages) {
    const value = message[name];
    if (value === undefined) continue;
    for (const item of isList ? (value as Fields[]) : [value as Fields]) convert(inner, item, unsafe);
  }
}

function planOf(schema: DescMessage): Plan {
  const known = plans.get(schema);
  if (known) return known;
  const plan: Plan = { int64: [], messages: [] };
  plans.set(schema, plan);
  for (const field of schema.fields) {
    if (field.fieldKind === "scalar" && field.scalar === ScalarType.INT64) plan.int64.push(field.localName);
    const inner = field.fieldKind === "message" || field.fieldKind === "list" ? field.message : undefined;
    if (inner) {
      plan.messages.push({ name: field.localName, isList: field.fieldKind === "list", plan: planOf(inner) });
    }
  }
  return plan;
}
