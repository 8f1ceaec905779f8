"use client";

import { OctagonAlert, RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { failureOf } from "@/client/failure.ts";
import { Button } from "./button.tsx";
import { cn } from "./class-names.ts";
import { CopyableId } from "./copyable-id.tsx";

type ErrorCardProps = { error: unknown; onRetry?: () => void; actions?: ReactNode; className?: string };

/** What happened in words, the trace id of a fault, and the next step. */
export function ErrorCard({ error, onRetry, actions, className }: ErrorCardProps) {
  const t = useTranslations("problem");
  const failure = failureOf(error);
  const isFault = failure.code === "INTERNAL" || failure.code === "UNAVAILABLE";
  const sentence = failure.code === "OFFLINE" ? t("offline") : (failure.message ?? t(failure.code));
  return (
    <div role="alert" className={cn("flex gap-3 rounded-md bg-red-soft p-3 text-sm text-text", className)}>
      <OctagonAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-red" />
      <div className="flex min-w-0 flex-col gap-2">
        <p className="font-medium">{sentence}</p>
        {isFault && <p className="text-muted">{t("nextStep")}</p>}
        {failure.traceId !== undefined && (
          <p className="text-muted">
            {t("trace")} <CopyableId id={failure.traceId} what={t("trace")} full={isFault} />
          </p>
        )}
        {(onRetry !== undefined || actions !== undefined) && (
          <div className="flex flex-wrap gap-2">
            {onRetry !== undefined && (
              <Button onClick={onRetry} icon={<RotateCw aria-hidden className="size-4" />}>
                {t("retry")}
              </Button>
            )}
            {actions}
          </div>
        )}
      </div>
    </div>
  );
}
