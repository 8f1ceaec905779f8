import type { ComponentProps, ReactNode } from "react";
import { cn } from "./class-names.ts";
import { Hint } from "./tooltip.tsx";

type IconButtonProps = Omit<ComponentProps<"button">, "children" | "aria-label"> & {
  label: string;
  icon: ReactNode;
  size?: "sm" | "md" | "lg";
};

const sizes = { sm: "size-7", md: "size-8", lg: "size-11" };

export const iconButtonClass = (size: "sm" | "md" | "lg" = "md", className?: string) =>
  cn(
    "inline-flex shrink-0 items-center justify-center rounded-md text-muted transition-colors hover:bg-hover hover:text-text",
    "disabled:cursor-not-allowed disabled:opacity-50 [&_svg]:size-4.5",
    sizes[size],
    className,
  );

export function IconButton({ label, icon, size, className, type = "button", ...rest }: IconButtonProps) {
  return (
    <Hint text={label}>
      <button {...rest} type={type} aria-label={label} className={iconButtonClass(size, className)}>
        {icon}
      </button>
    </Hint>
  );
}
