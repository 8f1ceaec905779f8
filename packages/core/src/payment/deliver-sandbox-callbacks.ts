import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { inTransaction, readOnly } from "../transaction.ts";
import { signBody } from "./signature.ts";

/** Seconds between tries; the last one repeats until a 2xx. */
const repeatAfterSeconds = [1, 3, 5, 10, 15, 30, 60];
const claimSeconds = 5;
const answerWithinMs = 4_000;

type Due = { id: string; body: string; attempts: number };

/**
 * The sandbox provider at work: claims due callbacks for 5 s, posts each signed, and repeats until accepted. Several
 * processes may run it; one that dies between claim and answer leaves a claim that runs out. Returns how many it tried.
 */
export async function deliverSandboxCallbacks(
  ctx: Context,
  { callbackUrl, callbackIds, limit = 50 }: { callbackUrl: string; callbackIds?: string[]; limit?: number },
): Promise<number> {
  const due = await claimDue(ctx, limit, callbackIds);
  await Promise.all(due.map((callback) => deliver(ctx, callback, callbackUrl)));
  return due.length;
}

async function claimDue(ctx: Context, limit: number, callbackIds: string[] | undefined): Promise<Due[]> {
  const token = randomUUID();
  const only = callbackIds
    ? "AND id IN (SELECT j.id FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) AS j)"
    : "";
  const { affectedRows } = await inTransaction(ctx, (tx) =>
    tx.write(
      `UPDATE sandbox_callback SET claim_token = ?, claimed_until = UTC_TIMESTAMP(3) + INTERVAL ${claimSeconds} SECOND
       WHERE delivered_at IS NULL AND next_attempt_at <= UTC_TIMESTAMP(3) AND (claimed_until IS NULL OR claimed_until < UTC_TIMESTAMP(3)) ${only}
       ORDER BY next_attempt_at LIMIT ${limit}`,
      callbackIds ? [token, JSON.stringify(callbackIds)] : [token],
    ),
  );
  if (affectedRows === 0) return [];
  return readOnly(ctx, (tx) =>
    tx.read<Due>("SELECT id, body, attempts FROM sandbox_callback WHERE claim_token = ? AND delivered_at IS NULL", [
      token,
    ]),
  );
}

async function deliver(ctx: Context, { id, body, attempts }: Due, callbackUrl: string): Promise<void> {
  const status = await post(
    callbackUrl,
    body,
    signBody(ctx.settings.paymentWebhookSecret, body, Math.floor(Date.now() / 1000)),
  );
  const isAccepted = status >= 200 && status < 300;
  const seconds = repeatAfterSeconds[Math.min(attempts, repeatAfterSeconds.length - 1)];
  await inTransaction(ctx, (tx) =>
    tx.write(
      `UPDATE sandbox_callback SET attempts = attempts + 1, last_status = ?, claimed_until = NULL,
         delivered_at = IF(?, UTC_TIMESTAMP(3), NULL), next_attempt_at = UTC_TIMESTAMP(3) + INTERVAL ${seconds} SECOND
       WHERE id = ? AND delivered_at IS NULL`,
      [status, isAccepted ? 1 : 0, id],
    ),
  );
}

/** 0 when nobody answered in time. */
async function post(url: string, body: string, signature: string): Promise<number> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", "orderdeck-signature": signature },
      body,
      redirect: "error",
      signal: AbortSignal.timeout(answerWithinMs),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}
