"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";
import { veilClass } from "./dialog.tsx";
import { iconButtonClass } from "./icon-button.tsx";

type DrawerProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  children: ReactNode;
  actions?: ReactNode;
  side?: "left" | "right";
  /** Not modal: the list beside it stays usable. */
  modal?: boolean;
};

export function Drawer({ open, onOpenChange, title, children, actions, side = "right", modal = true }: DrawerProps) {
  const t = useTranslations("screen");
  return (
    <Base.Root open={open} modal={modal} disablePointerDismissal={!modal} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        {modal && <Base.Backdrop className={veilClass} />}
        <Base.Popup
          className={cn(
            "fixed inset-y-0 z-40 flex w-full max-w-lg flex-col bg-surface shadow-float outline-none transition-transform duration-150",
            side === "right"
              ? "right-0 border-l data-ending-style:translate-x-full data-starting-style:translate-x-full"
              : "left-0 max-w-72 border-r data-ending-style:-translate-x-full data-starting-style:-translate-x-full",
          )}
        >
          <header className="flex items-center gap-3 border-b px-4 py-2.5">
            <Base.Title className="min-w-0 flex-1 truncate text-md font-semibold">{title}</Base.Title>
            <Base.Close aria-label={t("close")} className={iconButtonClass("md")}>
              <X aria-hidden />
            </Base.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto p-4">{children}</div>
          {actions !== undefined && <footer className="flex flex-wrap gap-2 border-t px-4 py-3">{actions}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
