"use client";

import { Field as Base } from "@base-ui/react/field";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

type FieldProps = {
  label: ReactNode;
  /** The whole sentence; its presence marks the field as wrong. */
  error?: string | undefined;
  hint?: ReactNode;
  optional?: boolean;
  className?: string;
  children: ReactNode;
};

export function Field({ label, error, hint, optional = false, className, children }: FieldProps) {
  const t = useTranslations("screen");
  return (
    <Base.Root invalid={error !== undefined} className={cn("flex min-w-0 flex-col gap-1.5", className)}>
      <Base.Label className="text-sm font-medium text-text">
        {label}
        {optional && <span className="ml-1 font-normal text-faint">({t("optional")})</span>}
      </Base.Label>
      {children}
      {hint !== undefined && error === undefined && (
        <Base.Description className="text-xs text-muted">{hint}</Base.Description>
      )}
      {error !== undefined && (
        <Base.Error match className="flex items-start gap-1.5 text-sm text-red" role="alert">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {error}
        </Base.Error>
      )}
    </Base.Root>
  );
}
