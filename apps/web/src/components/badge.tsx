import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

export type Tone = "amber" | "green" | "grey" | "slate" | "red" | "blue" | "violet";

const tones: Record<Tone, string> = {
  amber: "bg-amber-soft text-amber",
  green: "bg-green-soft text-green",
  grey: "bg-grey-soft text-grey",
  slate: "bg-slate-soft text-slate",
  red: "bg-red-soft text-red",
  blue: "bg-blue-soft text-blue",
  violet: "bg-violet-soft text-violet",
};

type BadgeProps = { tone: Tone; icon?: ReactNode; children: ReactNode; size?: "md" | "lg"; className?: string };

export function Badge({ tone, icon, children, size = "md", className }: BadgeProps) {
  return (
    <span
      className={cn(
        "inline-flex w-fit shrink-0 items-center gap-1 rounded-md font-medium whitespace-nowrap [&_svg]:shrink-0",
        size === "lg" ? "px-2.5 py-1 text-base [&_svg]:size-4" : "px-1.5 py-0.5 text-xs [&_svg]:size-3.5",
        tones[tone],
        className,
      )}
    >
      {icon}
      {children}
    </span>
  );
}
