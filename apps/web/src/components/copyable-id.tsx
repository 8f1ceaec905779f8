"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { cn } from "./class-names.ts";
import { toast } from "./toast.tsx";

export const shortenId = (id: string, edge = 5): string =>
  id.length <= edge * 2 + 3 ? id : `${id.slice(0, edge)}…${id.slice(-edge)}`;

type CopyableIdProps = { id: string; what?: string; full?: boolean; className?: string };

/** Shows an id shortened in the middle; a press copies the whole. */
export function CopyableId({ id, what, full = false, className }: CopyableIdProps) {
  const t = useTranslations("screen");
  const [isCopied, setCopied] = useState(false);

  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 1_500);
    return () => clearTimeout(timer);
  }, [isCopied]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(id);
      setCopied(true);
    } catch {
      toast.error(t("copyFailed"));
    }
  }

  return (
    <button
      type="button"
      title={id}
      aria-label={`${t("copy", { what: what ?? "" })} ${id}`}
      onClick={(event) => {
        event.stopPropagation();
        copy();
      }}
      className={cn(
        "group inline-flex min-h-6 max-w-full items-center gap-1 rounded-sm font-mono text-[0.92em] hover:text-accent-text",
        className,
      )}
    >
      <span className={full ? "break-all" : "truncate"}>{full ? id : shortenId(id)}</span>
      <span aria-live="polite" className="sr-only">
        {isCopied ? t("copied") : ""}
      </span>
      {isCopied ? (
        <Check aria-hidden className="size-3.5 shrink-0 text-green" />
      ) : (
        <Copy
          aria-hidden
          className="size-3.5 shrink-0 opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100"
        />
      )}
    </button>
  );
}
