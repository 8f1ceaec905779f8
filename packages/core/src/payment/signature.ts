import { createHmac, timingSafeEqual } from "node:crypto";

/** Seconds a callback's time may be off, both ways. */
const toleranceSeconds = 300;

/** `t=<unix seconds>,v1=<lowercase hex HMAC-SHA256 of "<t>.<raw body>">` */
export function signBody(secret: string, body: string, atSeconds: number): string {
  return `t=${atSeconds},v1=${createHmac("sha256", secret).update(`${atSeconds}.${body}`).digest("hex")}`;
}

/** Compares in constant time over the raw bytes as they came. Several `v1` may stand side by side while a secret changes. */
export function verifySignature(secret: string, body: Uint8Array, header: string | undefined, nowMs: number): boolean {
  if (!header || header.length > 1_000) return false;
  const parts = header.split(",").map((part) => part.trim());
  const time = parts.find((part) => part.startsWith("t="))?.slice(2);
  if (!time || !/^\d{1,12}$/.test(time)) return false;
  if (Math.abs(nowMs / 1000 - Number(time)) > toleranceSeconds) return false;
  const expected = createHmac("sha256", secret).update(`${time}.`).update(body).digest();
  return parts
    .filter((part) => /^v1=[0-9a-f]{64}$/.test(part))
    .some((part) => timingSafeEqual(Buffer.from(part.slice(3), "hex"), expected));
}
