"use client";

import { useTheme } from "next-themes";
import { Toaster as Sonner, toast } from "sonner";

export { toast };

export function Toaster() {
  const { resolvedTheme } = useTheme();
  return (
    <Sonner
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-center"
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-full items-center gap-3 rounded-lg border border-line bg-surface px-4 py-3 text-base text-text shadow-float",
          title: "font-medium",
          description: "text-sm text-muted",
          actionButton:
            "ml-auto min-h-8 shrink-0 rounded-md border border-line-strong px-3 text-sm font-medium hover:bg-hover",
          success: "[&_[data-icon]]:text-green",
          error: "[&_[data-icon]]:text-red",
        },
      }}
    />
  );
}
