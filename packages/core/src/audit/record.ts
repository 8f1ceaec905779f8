import { audit } from "@orderdeck/db/schema";
import type { Tx } from "../transaction.ts";

export type AuditEntry = {
  action: string;
  subject?: string;
  details: Record<string, unknown>;
  outcome?: "allowed" | "refused";
};

/** One append-only row per privileged act, in the act's own transaction: an act that is undone leaves none. */
export async function recordAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  await tx.orm.insert(audit).values({
    id: tx.nextId(),
    actorId: tx.actor.id,
    actorRole: tx.actor.role ?? null,
    action: entry.action,
    subject: entry.subject ?? null,
    outcome: entry.outcome ?? "allowed",
    details: entry.details,
    address: tx.actor.address ?? null,
    traceId: tx.trace.traceId,
    occurredAt: await tx.now(),
  });
}
